/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in XML. */
#pragma once

#include <glib.h>

/* ` NAME="TEXT"`; line ends and tabs are kept as references. What XML cannot hold at all (control
 * characters) becomes U+FFFD; FALSE: there was such a character. */
gboolean thema_xml_append_attribute (GString *out, const char *name, const char *text);

/* The same between tags, where line ends and tabs are kept as they are. */
gboolean thema_xml_append_content (GString *out, const char *text);
