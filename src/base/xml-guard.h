/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks over XML before libxml2 does, piece by piece, for what would cost it time or memory out of
 * all proportion: it compares each attribute of an element with each other, searches an unfinished
 * tag or comment again with each piece, and expands entities that a document defines.
 *
 * What is no XML may be passed over in any way; libxml2 refuses it. */
#pragma once

#include <glib.h>

/* Of one element. */
#define THEMA_XML_MAX_ATTRIBUTES 64
/* Bytes of a tag, comment or processing instruction. */
#define THEMA_XML_MAX_MARKUP ((gsize) 1 << 20)

/* All zero but for the first two before the first piece. */
typedef struct
{
  guint max_depth;         /* of elements within each other */
  gboolean allows_doctype; /* one without an internal subset */
  guint state, depth, n_attributes;
  gsize size;    /* bytes of the markup so far */
  char begun[8]; /* its first ones */
  char quote;
  char last[2];      /* its last ones but for quoted ones */
  gboolean is_ended; /* the root element has ended */
} ThemaXmlGuard;

/* How many of the bytes are good to be parsed: all, or up to the root element's end. Less than that
 * when there is a fault (static), which is there. */
gsize thema_xml_guard_check (ThemaXmlGuard *self, const char *bytes, gsize length,
                             const char **fault);

/* The value of an attribute as libxml2's SAX 2 hands it over (transfer full), NULL: not given. */
char *thema_xml_find_attribute (const void *attributes, guint n_attributes, const char *name);
