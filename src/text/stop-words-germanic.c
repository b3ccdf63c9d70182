/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text/stop-words-lists.h"

/* After Quirk et al. 1985, A Comprehensive Grammar of the English Language, 2.34-2.39. */
const char thema_stop_words_en[] =
    /* determiners and quantifiers */
    "a an the this that these those each every either neither some any no all both half such "
    "what which whose another other others enough much many more most few fewer little less "
    "least several "
    /* personal, possessive, reflexive and indefinite pronouns */
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself she her hers herself it its itself they them their theirs themselves one ones "
    "oneself who whom someone somebody something anyone anybody anything everyone everybody "
    "everything nobody nothing none "
    /* primary and modal verbs, with their contracted forms */
    "am is are was were be been being have has had having do does did doing done can could may "
    "might must shall should will would ought cannot i'm you're he's she's it's we're they're "
    "i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll we'll "
    "they'll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
    "wouldn't shan't shouldn't can't couldn't mustn't let's that's who's what's here's there's "
    "when's where's why's how's "
    /* prepositions */
    "about above across after against along alongside amid among amongst around as at before "
    "behind below beneath beside besides between beyond by despite down during except for from "
    "in inside into like near of off on onto out outside over past per since than through "
    "throughout to toward towards under underneath unlike until up upon versus via vis with "
    "within without "
    /* conjunctions and subordinators */
    "and but or nor so yet if because although though while whilst whereas unless whether once "
    "lest "
    /* adverbs of place, time, degree and connection that carry no topic */
    "here there where when why how now then again further also too very quite rather just only "
    "even still already ever never not always often sometimes hence thus therefore however "
    "moreover furthermore nevertheless nonetheless otherwise instead indeed perhaps almost "
    "thereby therein whereby wherein etc eg ie et al e.g i.e ";

/* After Helbig and Buscha 2001, Deutsche Grammatik: Artikelwörter, Pronomen, Präpositionen,
 * Konjunktionen, Partikeln; Hilfs- und Modalverben. Left out for the noun that folds to the same
 * letters: dank, gen, kraft, laut, recht. Kept, since the verb is everywhere: würde, which also
 * hides Würde (dignity). */
const char thema_stop_words_de[] =
    /* articles and determiners */
    "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner "
    "keines dieser diese dieses diesen diesem dies jener jene jenes jenen jenem jeder jede "
    "jedes jeden jedem jedweder jedwede jedwedes jeglicher jegliche jegliches jeglichen "
    "jeglichem mancher manche manches manchen manchem manch solcher solche solches solchen "
    "solchem solch welcher welche welches welchen welchem welch derjenige diejenige dasjenige "
    "diejenigen denjenigen demjenigen desjenigen derjenigen derselbe dieselbe dasselbe "
    "dieselben denselben demselben desselben derselben "
    /* personal, possessive and reflexive pronouns */
    "ich mich mir meiner du dich dir deiner er ihn ihm sie ihr ihrer ihnen es wir uns unser "
    "euch euer sich selbst selber einander mein meine meinen meinem meines dein deine deinen "
    "deinem deines sein seine seinen seinem seiner seines ihre ihren ihrem ihres unsere unseren "
    "unserem unserer unseres unsre unsren unsrem unsrer unsres eure euren eurem eurer eures "
    /* relative, interrogative and indefinite pronouns, quantifiers */
    "dessen deren denen derer wer wen wem wessen was wo worauf worin woran womit wodurch wofür "
    "wovon wozu wobei worüber worum wonach wogegen man jemand jemanden jemandem jemandes "
    "niemand niemanden niemandem niemandes etwas nichts irgendein irgendeine irgendeinen "
    "irgendeinem irgendeiner irgendetwas irgendwie alle alles allen allem aller all beide "
    "beiden beides beider einige einigen einiger einiges etliche etlichen mehrere mehreren "
    "mehrerer viele vielen vieler vieles viel vielem wenige wenigen weniger wenig wenigem mehr "
    "meist meiste meisten andere anderen anderer anderes anderem andern anders ander genug "
    "sämtliche sämtlichen sämtlicher "
    /* auxiliaries */
    "bin bist ist sind seid war warst waren wart sei seien seiest wäre wären wärest gewesen "
    "habe hast hat haben habt hatte hattest hatten hattet hätte hättest hätten gehabt werde "
    "wirst wird werden werdet wurde wurden würde würdest würden worden geworden "
    /* modals */
    "kann kannst können könnt könne konnte konnten könnte könnten muss musst müssen müsst müsse "
    "musste mussten müsste müssten soll sollst sollen sollt solle sollte sollten will willst "
    "wollen wollt wolle wollte wollten darf darfst dürfen dürft dürfe durfte durften dürfte "
    "dürften mag magst mögen möge mochte mochten möchte möchten "
    /* prepositions, those grown together with the article */
    "ab an am ans auf aufs aufgrund aus ausser ausserhalb anhand anstatt anstelle bei beim bis "
    "binnen durch durchs entgegen entlang entsprechend für fürs gegen gegenüber gemäss hinter "
    "hinterm hinters in im ins infolge innerhalb inmitten jenseits diesseits mit mithilfe "
    "mittels nach nahe neben oberhalb unterhalb ob ohne per pro samt seit seitens statt trotz "
    "über übers überm um ums unter unterm unters ungeachtet von vom vor vorm vors während wegen "
    "wider zu zum zur zufolge zugunsten zuliebe zwischen bezüglich hinsichtlich angesichts "
    "anlässlich mangels via versus "
    /* conjunctions and subordinators */
    "und oder aber sondern denn sowie sowohl weder noch entweder doch jedoch dass weil da wenn "
    "falls sofern soweit sobald solange sooft als wie bevor ehe nachdem obwohl obgleich obschon "
    "wenngleich indem indessen damit sodass so je desto umso wohingegen beziehungsweise bzw "
    "insofern insoweit zumal "
    /* negation and answer */
    "nicht nie niemals nirgends nirgendwo keineswegs keinesfalls ja nein "
    /* pronominal adverbs */
    "dabei dadurch dafür dagegen daher dahin dahinter damals danach daneben daran darauf "
    "daraufhin daraus darin darüber darum darunter davon davor dazu dazwischen hierbei "
    "hierdurch hierfür hiermit hiernach hierzu hierin hieraus hierauf hiervon hierüber hieran "
    "weshalb weswegen wieso warum woher wohin wann deshalb deswegen demnach demzufolge "
    "infolgedessen "
    /* adverbs and particles of place, time, degree and connection that carry no topic */
    "hier dort nun jetzt dann schon bereits erst immer oft manchmal wieder stets zudem "
    "ausserdem ferner überdies zwar allerdings dennoch trotzdem gleichwohl nichtsdestotrotz "
    "hingegen vielmehr stattdessen somit folglich also mithin auch nur bloss sogar gar ganz "
    "sehr fast kaum nahezu etwa eher überaus ziemlich besonders insbesondere allein eben halt "
    "mal einmal nochmals wohl vielleicht sonst ebenso ebenfalls gleichfalls genauso dergleichen "
    "derart einerseits andererseits anderseits schliesslich zunächst zugleich zuvor bisher "
    "seither seitdem nämlich beispielsweise bspw ungefähr wenigstens zumindest mindestens "
    "höchstens immerhin jedenfalls lediglich teils teilweise hinaus heraus hinein herein herum "
    "voneinander miteinander zueinander untereinander usw etc ggf evtl sog vgl inkl z.b d.h u.a "
    "z.t o.ä i.d.r u.ä gibt's geht's ";

/* After Haeseryn et al. 1997, Algemene Nederlandse Spraakkunst. The apostrophe of 't, 's and 'n
 * is a token of its own. */
const char thema_stop_words_nl[] =
    /* articles and determiners */
    "de het een één t n der den des dit dat deze die zulk zulke zo'n zodanig zodanige dergelijk "
    "dergelijke dezelfde hetzelfde diens elk elke ieder iedere geen welk welke ettelijke zekere "
    /* personal, possessive and reflexive pronouns */
    "ik me mij mijn mijne mezelf mijzelf jij je jou jouw jouwe jezelf u uw uwe uzelf hij hem "
    "hemzelf zij ze haar hare haarzelf wij we ons onze onszelf jullie hun hunne hen henzelf "
    "zich zichzelf zelf elkaar elkaars elkander mekaar zijne "
    /* relative, interrogative and indefinite pronouns, quantifiers */
    "wie wiens wier wat degene degenen diegene diegenen datgene hetgeen men iemand iemands "
    "niemand niemands iets niets alles iedereen eenieder al alle allen allemaal beide beiden "
    "ander andere anderen enig enige enigen enkel enkele enkelen sommige sommigen verscheidene "
    "verschillende veel vele velen meer meerdere meest meeste weinig weinige weinigen minder "
    "minst genoeg evenveel zoveel hoeveel teveel "
    /* auxiliaries */
    "ben bent is zijn was waren wees geweest heb hebt heeft hebben had hadden gehad word wordt "
    "worden werd werden geworden zal zult zullen zou zouden "
    /* modals */
    "kan kunt kunnen kon konden gekund mag mogen mocht mochten moet moeten moest moesten "
    "gemoeten wil wilt willen wilde wilden wou hoeft hoeven hoefde hoefden "
    /* prepositions */
    "aan aangaande achter af behalve behoudens beneden benevens betreffende bij binnen blijkens "
    "boven buiten conform contra dankzij door doorheen gedurende gezien in ingevolge inzake "
    "jegens krachtens langs met middels mits na naar naargelang naast nabij namens "
    "niettegenstaande om omstreeks omtrent ondanks onder ongeacht onverminderd op over "
    "overeenkomstig per rond rondom sedert sinds te ten ter tegen tegenover teneinde tijdens "
    "tot tussen uit van vanaf vanuit vanwege versus via volgens voor voorbij wegens zonder "
    /* conjunctions and subordinators */
    "en of maar want dus noch doch ofwel hetzij zowel alsook alsmede evenals alsof als dan "
    "indien wanneer toen terwijl omdat doordat zodat opdat aangezien daar hoewel ofschoon "
    "alhoewel tenzij nadat voordat alvorens totdat zodra zolang zoals naarmate voorzover waar "
    /* negation and answer */
    "niet nooit nimmer nergens geenszins evenmin ja nee neen "
    /* pronominal adverbs */
    "er eraan eraf erbij erdoor erin ermee erna ernaar erop erover ertegen ertoe ertussen eruit "
    "ervan ervoor hier hieraan hierbij hierdoor hierin hiermee hierna hiernaar hierom hierop "
    "hierover hiertegen hiertoe hieruit hiervan hiervoor daaraan daarbij daardoor daarin "
    "daarmee daarna daarnaast daarnaar daarom daaronder daarop daarover daartegen daartoe "
    "daartussen daaruit daarvan daarvoor daarentegen daarenboven waaraan waarbij waardoor "
    "waarin waarmee waarna waarnaar waarom waaronder waarop waarover waartegen waartoe "
    "waartussen waaruit waarvan waarvoor waarbinnen "
    /* adverbs of place, time, degree and connection that carry no topic */
    "hoe nu ergens overal altijd vaak soms weer opnieuw steeds nog reeds ook wel toch echter "
    "evenwel niettemin desondanks desalniettemin bovendien tevens eveneens voorts verder "
    "derhalve bijgevolg zodoende immers namelijk bijvoorbeeld zo zelfs slechts alleen pas juist "
    "heel zeer erg tamelijk nogal bijna ongeveer circa hooguit minstens tenminste vooral "
    "voornamelijk name ooit even eens misschien wellicht anders anderzijds enerzijds "
    "uiteindelijk inmiddels intussen vervolgens tegelijk alsnog vandaar aldus etc enz bijv o.a "
    "m.b.t d.w.z i.v.m t.o.v ca resp ";
