/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file format under the token store and the segments artefact: a header, sections of fixed-size
 * elements, and a directory of the sections. All numbers are little-endian, sections start at
 * multiples of eight bytes, and the file is used where it lies, mapped into memory.
 *
 * Opening checks the header (with its own checksum), the file's size and every section's bounds, so
 * that a truncated or foreign file is an error. What the elements mean is checked by the owner of
 * the format; thema_container_verify () compares the checksum of all bytes. */
#pragma once

#include <glib.h>

#define THEMA_CONTAINER_MAGIC_LENGTH 8

typedef struct _ThemaContainerWriter ThemaContainerWriter;

/* `magic` is THEMA_CONTAINER_MAGIC_LENGTH bytes. */
ThemaContainerWriter *thema_container_writer_new (const char *path, const char *magic,
                                                  guint32 version, GError **error);
void thema_container_writer_free (ThemaContainerWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaContainerWriter, thema_container_writer_free)

/* Starts the section `id`; sections are written one after the other. */
void thema_container_writer_begin (ThemaContainerWriter *self, guint32 id, guint32 element_size);
void thema_container_writer_append (ThemaContainerWriter *self, gconstpointer bytes, gsize length);

/* Fills up with zeros to a multiple of eight bytes from the file's start. */
void thema_container_writer_align (ThemaContainerWriter *self);

/* Bytes in the section so far. */
guint64 thema_container_writer_tell (const ThemaContainerWriter *self);

/* A whole section at once. */
void thema_container_writer_section (ThemaContainerWriter *self, guint32 id, guint32 element_size,
                                     gconstpointer elements, gsize n_elements);

/* Writes directory and header; the file appears under its name only now. */
gboolean thema_container_writer_commit (ThemaContainerWriter *self, GError **error);

typedef struct _ThemaContainer ThemaContainer;

/* `what` names the artefact in messages: "token store". */
ThemaContainer *thema_container_open (const char *path, const char *magic, guint32 version,
                                      const char *what, GError **error);
void thema_container_free (ThemaContainer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ThemaContainer, thema_container_free)

/* The elements of a section, borrowed. An error when it is missing or its elements have another
 * size. */
gconstpointer thema_container_section (const ThemaContainer *self, guint32 id, guint32 element_size,
                                       gsize *n_elements, GError **error);

/* Copies `length` bytes that start at `from`, within a section, into `buffer`; see
 * thema_input_read (). */
gboolean thema_container_read (const ThemaContainer *self, gconstpointer from, gpointer buffer,
                               gsize length, GError **error);

/* Gives back the memory of bytes, within a section, that were looked at once; see
 * thema_input_release (). */
void thema_container_release (const ThemaContainer *self, gconstpointer from, gsize length);

/* The checksum that stands in the header: two containers with the same one hold the same bytes. */
guint64 thema_container_checksum (const ThemaContainer *self);

/* Recomputes that checksum. */
gboolean thema_container_verify (const ThemaContainer *self, GError **error);

/* Sets the error of a damaged artefact: "PATH: the WHAT is damaged (DETAIL); make it again". Always
 * FALSE. */
gboolean thema_container_set_damaged (const ThemaContainer *self, GError **error,
                                      const char *detail);
