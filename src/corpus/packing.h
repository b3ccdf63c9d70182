/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is packed in, as its first bytes show, and how it is unpacked. */
#pragma once

#include "corpus/raw-file.h"

typedef struct _ThemaUnpacker ThemaUnpacker;

typedef struct
{
  /* Goes to the next text. `*name` is what it is called in an archive (transfer full), NULL in what
   * only packs one. FALSE at the end or on an error. */
  gboolean (*next) (ThemaUnpacker *self, char **name, GError **error);
  /* A ThemaReadBytes: of that text. */
  gssize (*read) (gpointer self, char *buffer, gsize length, GError **error);
  void (*free) (ThemaUnpacker *self);
} ThemaUnpackerClass;

struct _ThemaUnpacker
{
  const ThemaUnpackerClass *class;
  ThemaRawFile *file; /* borrowed */
};

typedef struct
{
  const char *name; /* in messages: "gzip" */
  const char *magic;
  gsize length, offset;                        /* of the magic */
  ThemaUnpacker *(*open) (ThemaRawFile *file); /* NULL: it is not read */
  const char *complaint;                       /* then: what it is, and what to do */
} ThemaPacking;

/* NULL: it is not packed, as far as the first bytes show. */
const ThemaPacking *thema_packing_recognise (const char *bytes, gsize length);

/* What to say of a member of an archive that shows that the archive is a document of an office
 * program: NULL when it does not. `first` are the first bytes of the member "mimetype". */
const char *thema_packing_of_member (const char *name, const char *first, gsize length);

/* By GLib's converter for gzip. */
ThemaUnpacker *thema_unpack_gzip_open (ThemaRawFile *file);
/* By libarchive: a file that was compressed as a whole, and a zip archive. */
ThemaUnpacker *thema_unpack_filter_open (ThemaRawFile *file);
ThemaUnpacker *thema_unpack_zip_open (ThemaRawFile *file);
