/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl-C and the like: temporary files go before the program does. */
#pragma once

/* From here on an interruption (SIGINT, SIGTERM, SIGHUP) removes what is temporary and then ends
 * the program as it would have ended without. To be called before any other thread is started. */
void thema_interrupt_init (void);
