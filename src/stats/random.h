/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers that are the same everywhere: the Mersenne Twister (Matsumoto & Nishimura 1998) of
   GSL, seeded.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ThemaRandom ThemaRandom;

/* The numbers of SEED and STREAM.  Work that is cut in parts gives each part a stream of its own
   (its number), so that the result does not depend on who does which part.  */
ThemaRandom *thema_random_new (guint64 seed, guint64 stream);
void thema_random_free (ThemaRandom *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaRandom, thema_random_free)

/* Begins other numbers.  */
void thema_random_set (ThemaRandom *self, guint64 seed, guint64 stream);

/* 0 to N - 1, each as likely; N is 1 to 2^32 - 1.  */
guint32 thema_random_below (ThemaRandom *self, guint32 n);

/* 0 to 1, not 1.  */
double thema_random_uniform (ThemaRandom *self);

/* Puts the numbers in random order, each order as likely (Fisher & Yates; Durstenfeld 1964).  */
void thema_random_shuffle (ThemaRandom *self, guint32 *numbers, gsize n);

G_END_DECLS
