/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references of HTML: the named ones of HTML 4 and &apos;, and numbers but for NUL, other
 * controls, surrogates and what is above U+10FFFF; 128 to 159 are those of windows-1252. They need
 * their semicolon. */
#pragma once

#include <glib.h>

/* The character that "#8211;", "#x2013;" or "ndash;" at `bytes` stands for, or 0. `*used`: how long
 * that is, with the semicolon. */
gunichar thema_html_reference (const char *bytes, gsize length, gsize *used);
