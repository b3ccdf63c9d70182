/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the process gets its memory. */
#pragma once

/* Asks the C library to take memory from the system in large pieces, in huge pages where the system
 * has them, and to keep it for reuse. Call first of all, before any thread is started. Changes
 * nothing but speed; does nothing where the C library is not glibc. */
void thema_memory_init (void);
