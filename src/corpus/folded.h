/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts in the form by which they are compared. */
#pragma once

#include "base/csv-reader.h"

/* Case folded and composed, into `folded`; `composed` is scratch. What is not UTF-8 stays as it is:
 * it is complained of elsewhere. */
void thema_folded (ThemaSlice value, GString *composed, GString *folded);

/* The same without anything but letters and digits. */
void thema_folded_letters (ThemaSlice value, GString *composed, GString *folded);
