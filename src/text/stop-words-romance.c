/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/stop-words-lists.h"

/* After Grevisse and Goosse 2016, Le bon usage: déterminants, pronoms, prépositions, conjonctions,
 * auxiliaires. Left out: pouvoir and devoir, which are nouns (power, duty) as often as infinitives,
 * and personne. */
const char thema_stop_words_fr[] =
    /* articles and determiners, with de and à */
    "le la les l un une des du de d au aux à ce cet cette ces mon ma mes ton ta tes son sa ses "
    "notre nos votre vos leur leurs quel quelle quels quelles chaque chacun chacune tout toute "
    "tous toutes aucun aucune aucuns aucunes nul nulle nuls nulles quelque quelques plusieurs "
    "certain certaine certains certaines tel telle tels telles même mêmes autre autres maint "
    "maints mainte maintes divers diverses différents différentes "
    /* pronouns */
    "je j moi me m tu toi te t il ils elle elles lui eux on nous vous se s soi y en ceci cela "
    "ça celui celle ceux celles ci c mien mienne miens miennes tien tienne tiens tiennes sien "
    "sienne siens siennes nôtre nôtres vôtre vôtres qui que qu quoi dont où lequel laquelle "
    "lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles quiconque rien "
    "autrui quelqu uns unes "
    /* être and avoir */
    "être suis es est sommes êtes sont étais était étions étiez étaient fus fut fûmes fûtes "
    "furent serai seras sera serons serez seront serais serait serions seriez seraient sois "
    "soit soyons soyez soient fût fussent étant été avoir ai as a avons avez ont avais avait "
    "avions aviez avaient eus eut eûmes eurent aurai auras aura aurons aurez auront aurais "
    "aurait aurions auriez auraient aie aies ait ayons ayez aient eût eussent ayant eu eue "
    /* modals */
    "peux peut pouvons pouvez peuvent pouvait pouvaient pourra pourront pourrais pourrait "
    "pourrions pourraient puis puisse puissent pu dois doit devons devez doivent devais devait "
    "devaient devra devront devrais devrait devrions devraient doive dû faut fallait faudra "
    "faudrait veux veut voulons veulent voulait voulaient voudrait voudraient "
    /* prepositions */
    "après avant avec chez contre dans depuis derrière dès devant durant entre envers hormis "
    "hors jusque jusqu jusqu'à jusqu'au jusqu'aux malgré moyennant outre par parmi pendant pour "
    "près sans sauf selon sous suivant sur vers via voici voilà vis concernant lors afin auprès "
    "autour delà travers grâce "
    /* conjunctions and subordinators */
    "et ou mais ni or car donc si comme lorsque lorsqu quand puisque puisqu parce quoique "
    "quoiqu tandis alors ainsi sinon "
    /* negation and answer */
    "ne n non pas guère jamais plus oui nullement aucunement "
    /* adverbs of place, time, degree and connection that carry no topic */
    "ici là ailleurs partout dedans dehors dessus dessous maintenant déjà encore toujours "
    "souvent parfois rarement bientôt ensuite enfin auparavant désormais aussi très trop assez "
    "peu beaucoup davantage moins mieux tant tellement autant presque seulement surtout "
    "notamment particulièrement plutôt pourtant cependant toutefois néanmoins certes "
    "effectivement également pourquoi comment combien bien environ etc cf quasi voire "
    "respectivement "
    /* elided words before another function word: one token */
    "c'est c'était n'est n'était n'étaient n'a n'ont n'avait n'avaient n'y n'en s'il s'ils s'en "
    "s'y s'est j'ai d'un d'une d'autre d'autres d'où d'ailleurs d'être d'avoir l'un l'une "
    "l'autre l'on l'est l'a l'ont qu'il qu'ils qu'elle qu'elles qu'on qu'un qu'une qu'en qu'à "
    "qu'au qu'aux qu'est qu'ont lorsqu'il lorsqu'ils lorsqu'elle lorsqu'elles lorsqu'on "
    "lorsqu'un lorsqu'une puisqu'il puisqu'ils puisqu'elle puisqu'elles puisqu'on quoiqu'il "
    "quelqu'un quelqu'une jusqu'en jusqu'ici t'il m'a m'ont t'a ";

/* After RAE and ASALE 2009, Nueva gramática de la lengua española. Left out: estado (the
 * participle of estar is also the state), poder and deber (power, duty), and the nouns of phrases
 * that connect (sin embargo, en cambio, frente a). */
const char thema_stop_words_es[] =
    /* articles and determiners, with de and a */
    "el la los las lo un una unos unas del al este esta estos estas esto ese esa esos esas eso "
    "aquel aquella aquellos aquellas aquello éste ésta éstos éstas ése ésa ésos ésas aquél "
    "aquélla aquéllos aquéllas mi mis tu tus su sus nuestro nuestra nuestros nuestras vuestro "
    "vuestra vuestros vuestras mío mía míos mías tuyo tuya tuyos tuyas suyo suya suyos suyas "
    "cada todo toda todos todas algún alguno alguna algunos algunas ningún ninguno ninguna "
    "ningunos ningunas otro otra otros otras mismo misma mismos mismas tal tales cierto cierta "
    "ciertos ciertas cualquier cualquiera cualesquiera ambos ambas sendos sendas varios varias "
    "demás mucho mucha muchos muchas poco poca pocos pocas tanto tanta tantos tantas cuanto "
    "cuanta cuantos cuantas demasiado demasiada demasiados demasiadas bastante bastantes cuyo "
    "cuya cuyos cuyas "
    /* pronouns */
    "yo me mí conmigo tú te ti contigo vos él ella ello ellos ellas le les se sí consigo usted "
    "ustedes nosotros nosotras nos vosotros vosotras os que qué quien quién quienes quiénes "
    "cual cuál cuales cuáles cuánto cuánta cuántos cuántas donde dónde adonde adónde cuando "
    "cuándo como cómo uno alguien nadie algo nada "
    /* ser, estar and haber */
    "ser soy eres es somos sois son era eras éramos eran fui fuiste fue fuimos fueron seré será "
    "seremos serán sería serías seríamos serían sea seas seamos sean fuera fueras fuéramos "
    "fueran fuese fuesen siendo sido estar estoy estás está estamos estáis están estaba estabas "
    "estábamos estaban estuve estuvo estuvimos estuvieron estaré estará estaremos estarán "
    "estaría estarían esté estemos estén estuviera estuvieran estuviese estuviesen estando "
    "haber he has ha hemos habéis han había habías habíamos habían hubo hubieron habré habrá "
    "habremos habrán habría habríamos habrían haya hayas hayamos hayan hubiera hubieras "
    "hubiéramos hubieran hubiese hubiesen habiendo habido hay "
    /* modals, and tener (que) */
    "puedo puedes puede podemos podéis pueden podía podíamos podían pudo pudimos pudieron podrá "
    "podremos podrán podría podríamos podrían pueda podamos puedan pudiera pudieran pudiese "
    "pudiesen pudiendo podido debo debe debemos deben debía debían debió debieron deberá "
    "deberán debería deberíamos deberían deba deban debiera debieran tengo tienes tiene tenemos "
    "tienen tenía teníamos tenían tuvo tuvieron tendrá tendrán tendría tendrían tenga tengan "
    "tuviera tuvieran teniendo suele suelen solía solían "
    /* prepositions */
    "a ante bajo con contra de desde durante en entre excepto hacia hasta mediante para por pro "
    "salvo según sin so sobre tras versus vía acerca cerca dentro encima debajo delante detrás "
    "través alrededor junto respecto torno "
    /* conjunctions and subordinators */
    "y e o u ni pero mas sino si aunque porque pues luego conque mientras ya apenas "
    /* negation and answer */
    "no nunca jamás tampoco "
    /* adverbs of place, time, degree and connection that carry no topic */
    "aquí ahí allí acá allá ahora entonces siempre todavía aún aun antes después despues pronto "
    "también además así muy más menos tan casi solo sólo solamente únicamente incluso inclusive "
    "quizá quizás acaso bien asimismo igualmente finalmente especialmente principalmente "
    "obstante etc ej p.ej ";

/* After Cunha and Cintra 1984, Nova gramática do português contemporâneo, with the spellings of
 * both sides of the ocean. Left out: estado, poder and dever, as in Spanish. */
const char thema_stop_words_pt[] =
    /* articles and determiners */
    "o a os as um uma uns umas este esta estes estas isto esse essa esses essas isso aquele "
    "aquela aqueles aquelas aquilo meu minha meus minhas teu tua teus tuas seu sua seus suas "
    "nosso nossa nossos nossas vosso vossa vossos vossas cada todo toda todos todas tudo algum "
    "alguma alguns algumas nenhum nenhuma nenhuns nenhumas outro outra outros outras mesmo "
    "mesma mesmos mesmas tal tais certo certa certos certas qualquer quaisquer ambos ambas "
    "vários várias demais muito muita muitos muitas pouco pouca poucos poucas tanto tanta "
    "tantos tantas quanto quanta quantos quantas bastante bastantes cujo cuja cujos cujas "
    "diversos diversas "
    /* prepositions grown together with articles, determiners and pronouns */
    "do da dos das dum duma duns dumas no na nos nas num numa nuns numas ao aos à às pelo pela "
    "pelos pelas deste desta destes destas disto desse dessa desses dessas disso daquele "
    "daquela daqueles daquelas daquilo neste nesta nestes nestas nisto nesse nessa nesses "
    "nessas nisso naquele naquela naqueles naquelas naquilo àquele àquela àqueles àquelas "
    "àquilo dele dela deles delas nele nela neles nelas doutro doutra doutros doutras noutro "
    "noutra noutros noutras daqui dali daí donde aonde "
    /* pronouns, those joined to a verb by a hyphen as well */
    "eu me mim comigo tu te ti contigo você vocês ele ela eles elas lhe lhes lo la los las se "
    "si consigo nós conosco connosco vós vos convosco que quê quem qual quais onde quando como "
    "porque alguém ninguém outrem algo nada lho lha "
    /* ser, estar, haver and ter */
    "ser sou és é somos são era eras éramos eram fui foste foi fomos foram serei será seremos "
    "serão seria seríamos seriam seja sejas sejamos sejam fosse fôssemos fossem for formos "
    "forem sendo sido estar estou estás está estamos estão estava estávamos estavam estive "
    "esteve estivemos estiveram estará estarão estaria estariam esteja estejamos estejam "
    "estivesse estivessem estiver estiverem estando haver hei há havemos hão havia havíamos "
    "haviam houve houveram haverá haverão haveria haveriam haja hajam houvesse houvessem houver "
    "havendo havido ter tenho tens tem temos têm tinha tínhamos tinham tive teve tivemos "
    "tiveram terei terá teremos terão teria teríamos teriam tenha tenhamos tenham tivesse "
    "tivessem tiver tiverem tendo tido "
    /* modals */
    "posso podes pode podemos podem podia podíamos podiam pôde puderam poderá poderemos poderão "
    "poderia poderíamos poderiam possa possamos possam pudesse pudessem puder puderem podendo "
    "devo deve devemos devem devia deviam deverá deverão deveria deveríamos deveriam deva devam "
    "costuma costumam "
    /* prepositions */
    "ante após até com conforme contra de desde durante em entre exceto excepto mediante para "
    "perante por salvo segundo sem sob sobre trás versus via acerca através dentro fora junto "
    "diante atrás perto longe cima torno "
    /* conjunctions and subordinators */
    "e ou mas nem porém todavia contudo entretanto logo pois portanto caso embora conquanto "
    "enquanto porquanto senão "
    /* negation and answer */
    "não nunca jamais tampouco sim "
    /* adverbs of place, time, degree and connection that carry no topic */
    "aqui aí ali cá lá agora então sempre ainda já antes depois também além assim mais menos "
    "tão quase só somente apenas inclusive talvez bem outrossim igualmente finalmente "
    "principalmente especialmente sobretudo aliás nomeadamente respectivamente respetivamente "
    "etc ex p.ex ";

/* After Serianni 1989, Grammatica italiana. Left out: stato (the participle of essere is also the
 * state), potere and dovere (power, duty). */
const char thema_stop_words_it[] =
    /* articles and determiners */
    "il lo la l i gli le un uno una questo questa questi queste quest quello quella quelli "
    "quelle quel quei quegli quell codesto codesta codesti codeste mio mia miei mie tuo tua "
    "tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre loro "
    "ogni ognuno ognuna ciascun ciascuno ciascuna tutto tutta tutti tutte alcun alcuno alcuna "
    "alcuni alcune nessun nessuno nessuna qualche qualunque qualsiasi qualsivoglia altro altra "
    "altri altre altrui stesso stessa stessi stesse medesimo medesima medesimi medesime tale "
    "tali certo certa certi certe entrambi entrambe ambedue parecchio parecchia parecchi "
    "parecchie vari varie diversi diverse molto molta molti molte poco poca pochi poche tanto "
    "tanta tanti tante quanto quanta quanti quante troppo troppa troppi troppe più meno "
    /* prepositions grown together with the article */
    "del dello dell della dei degli delle al allo all alla ai agli alle dal dallo dall dalla "
    "dai dagli dalle nel nello nell nella nei negli nelle sul sullo sull sulla sui sugli sulle "
    "col coi "
    /* pronouns */
    "io me mi tu te ti egli lui esso ella lei essa noi ci ce voi vi ve essi esse ne si se sé li "
    "glielo gliela glieli gliele gliene chi che cui quale quali cosa ciò costui costei costoro "
    "colui colei coloro qualcuno qualcuna qualcosa chiunque nulla niente "
    /* essere and avere */
    "essere sono sei è siamo siete ero eri era eravamo erano fui fu fummo furono sarò sarai "
    "sarà saremo sarete saranno sarei sarebbe saremmo sarebbero sia siano fosse fossero essendo "
    "stata state avere ho hai ha abbiamo avete hanno avevo avevi aveva avevamo avevano ebbi "
    "ebbe ebbero avrò avrai avrà avremo avranno avrei avrebbe avremmo avrebbero abbia abbiano "
    "avesse avessero avendo avuto avuta "
    /* modals */
    "posso puoi può possiamo potete possono poteva potevano poté potrà potremo potranno "
    "potrebbe potremmo potrebbero possa possano potesse potessero potendo potuto devo devi deve "
    "dobbiamo dovete devono debbono doveva dovevano dovrà dovremo dovranno dovrebbe dovremmo "
    "dovrebbero debba debbano dovesse dovessero dovendo dovuto voglio vuole vogliamo vogliono "
    "voleva volevano vorrebbe vorrebbero viene vengono veniva venivano venne vennero verrà "
    "verranno verrebbe verrebbero "
    /* prepositions */
    "a ad con contro da di d dentro dietro dopo durante eccetto entro fra fuori in lungo "
    "mediante oltre per presso prima salvo secondo senza sopra sotto su tra tramite tranne "
    "verso via versus circa attraverso nonostante malgrado accanto attorno intorno dinanzi "
    "davanti rispetto riguardo "
    /* conjunctions and subordinators */
    "e ed o od oppure ovvero ossia cioè ma però bensì anzi né neanche nemmeno neppure quindi "
    "dunque perciò pertanto infatti mentre quando come dove perché poiché giacché siccome "
    "affinché acciocché sebbene benché purché finché qualora anziché nonché cosicché sicché "
    "tuttavia eppure "
    /* negation and answer */
    "non no sì mai "
    /* adverbs of place, time, degree and connection that carry no topic */
    "qui qua lì là altrove ovunque ora adesso allora sempre spesso talvolta ancora già poi "
    "ormai subito anche pure inoltre così assai abbastanza quasi soltanto solo solamente "
    "soprattutto specialmente particolarmente principalmente piuttosto addirittura persino "
    "perfino almeno appena forse magari invece comunque altresì infine innanzitutto ecco ecc "
    "cfr es etc "
    /* elided words before another function word: one token */
    "c'è c'era c'erano dov'è dov'era com'è cos'è qual'è quand'è nient'altro tutt'altro "
    "quant'altro senz'altro un'altra dell'altro dell'altra dell'uno l'uno l'una l'altro l'altra "
    "d'altronde d'altra d'altro all'altro all'altra dall'altro dall'altra nell'altro nell'altra "
    "sull'altro sull'altra s'è v'è n'è ";
