/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/container.h"

#include "base/error.h"
#include "base/input.h"
#include "base/output.h"

#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#define SECTION_ALIGNMENT 8
#define MAX_SECTIONS 64

typedef struct
{
  char magic[THEMA_CONTAINER_MAGIC_LENGTH];
  guint32 version;
  guint32 n_sections;
  guint64 file_size;
  guint64 directory_offset;
  guint64 body_checksum;   /* XXH3 of everything behind the header */
  guint64 header_checksum; /* XXH3 of the fields above */
} Header;

typedef struct
{
  guint32 id;
  guint32 element_size;
  guint64 offset; /* from the file's start */
  guint64 length; /* in bytes */
} Section;

G_STATIC_ASSERT (sizeof (Header) == 48);
G_STATIC_ASSERT (sizeof (Section) == 24);

static guint64
header_checksum (const Header *header)
{
  return XXH3_64bits (header, G_STRUCT_OFFSET (Header, header_checksum));
}

struct _ThemaContainerWriter
{
  ThemaOutput *output; /* owned */
  XXH3_state_t *body;  /* owned */
  GArray *sections;    /* owned, of Section; the last one is open */
  Header header;
};

ThemaContainerWriter *
thema_container_writer_new (const char *path, const char *magic, guint32 version, GError **error)
{
  g_autoptr (ThemaOutput) output = thema_output_new (path, error);
  if (output == NULL)
    return NULL;
  ThemaContainerWriter *self = g_new0 (ThemaContainerWriter, 1);
  self->output = g_steal_pointer (&output);
  self->body = XXH3_createState ();
  XXH3_64bits_reset (self->body);
  self->sections = g_array_new (FALSE, TRUE, sizeof (Section));
  memcpy (self->header.magic, magic, sizeof self->header.magic);
  self->header.version = version;
  thema_output_write (self->output, &self->header, sizeof self->header);
  return self;
}

void
thema_container_writer_free (ThemaContainerWriter *self)
{
  if (self == NULL)
    return;
  thema_output_free (self->output);
  XXH3_freeState (self->body);
  g_array_unref (self->sections);
  g_free (self);
}

static void
write_body (ThemaContainerWriter *self, gconstpointer bytes, gsize length)
{
  if (length == 0)
    return;
  XXH3_64bits_update (self->body, bytes, length);
  thema_output_write (self->output, bytes, length);
}

void
thema_container_writer_align (ThemaContainerWriter *self)
{
  static const char zeros[SECTION_ALIGNMENT] = { 0 };
  guint64 behind = thema_output_tell (self->output) % SECTION_ALIGNMENT;
  if (behind > 0)
    write_body (self, zeros, SECTION_ALIGNMENT - behind);
}

static Section *
open_section (const ThemaContainerWriter *self)
{
  return &g_array_index (self->sections, Section, self->sections->len - 1);
}

guint64
thema_container_writer_tell (const ThemaContainerWriter *self)
{
  return thema_output_tell (self->output) - open_section (self)->offset;
}

static void
close_section (ThemaContainerWriter *self)
{
  if (self->sections->len > 0)
    open_section (self)->length = thema_container_writer_tell (self);
  thema_container_writer_align (self);
}

void
thema_container_writer_begin (ThemaContainerWriter *self, guint32 id, guint32 element_size)
{
  g_return_if_fail (self->sections->len < MAX_SECTIONS);
  close_section (self);
  Section section = { id, element_size, thema_output_tell (self->output), 0 };
  g_array_append_val (self->sections, section);
}

void
thema_container_writer_append (ThemaContainerWriter *self, gconstpointer bytes, gsize length)
{
  write_body (self, bytes, length);
}

void
thema_container_writer_section (ThemaContainerWriter *self, guint32 id, guint32 element_size,
                                gconstpointer elements, gsize n_elements)
{
  thema_container_writer_begin (self, id, element_size);
  write_body (self, elements, n_elements * element_size);
}

gboolean
thema_container_writer_commit (ThemaContainerWriter *self, GError **error)
{
  close_section (self);
  self->header.n_sections = self->sections->len;
  self->header.directory_offset = thema_output_tell (self->output);
  write_body (self, self->sections->data, self->sections->len * sizeof (Section));
  self->header.file_size = thema_output_tell (self->output);
  self->header.body_checksum = XXH3_64bits_digest (self->body);
  self->header.header_checksum = header_checksum (&self->header);
  thema_output_patch (self->output, 0, &self->header, sizeof self->header);
  return thema_output_commit (self->output, error);
}

struct _ThemaContainer
{
  ThemaInput *input;       /* owned */
  char *what;              /* owned */
  const Header *header;    /* borrowed from the input, as is what follows */
  const Section *sections; /* header->n_sections of them */
};

void
thema_container_free (ThemaContainer *self)
{
  if (self == NULL)
    return;
  thema_input_free (self->input);
  g_free (self->what);
  g_free (self);
}

gboolean
thema_container_set_damaged (const ThemaContainer *self, GError **error, const char *detail)
{
  g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED,
               "%s: the %s is damaged (%s); make it again", self->input->path, self->what, detail);
  return FALSE;
}

static gboolean
check_header (const ThemaContainer *self, const char *magic, guint32 version, GError **error)
{
  const ThemaInput *input = self->input;
  if (input->length < sizeof (Header)
      || memcmp (self->header->magic, magic, sizeof self->header->magic) != 0)
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED, "%s: is not a thema %s",
                   input->path, self->what);
      return FALSE;
    }
  if (self->header->version != version)
    {
      g_set_error (error, THEMA_BASE_ERROR, THEMA_BASE_ERROR_DAMAGED,
                   "%s: is a %s of version %u, this program reads version %u; make it again",
                   input->path, self->what, self->header->version, version);
      return FALSE;
    }
  if (self->header->header_checksum != header_checksum (self->header))
    return thema_container_set_damaged (self, error, "its header does not add up");
  if (self->header->file_size != input->length)
    return thema_container_set_damaged (self, error, "it has lost or gained bytes");
  return TRUE;
}

/* Whether `length` bytes from `offset` lie within the first `limit` bytes. */
static gboolean
is_within (guint64 offset, guint64 length, guint64 limit)
{
  return offset <= limit && length <= limit - offset;
}

static gboolean
check_directory (ThemaContainer *self, GError **error)
{
  const Header *header = self->header;
  guint64 directory_length = (guint64) header->n_sections * sizeof (Section);
  if (header->n_sections > MAX_SECTIONS || header->directory_offset % SECTION_ALIGNMENT != 0
      || header->directory_offset < sizeof (Header)
      || !is_within (header->directory_offset, directory_length, self->input->length))
    return thema_container_set_damaged (self, error, "its directory lies outside");
  self->sections
      = (const Section *) (gconstpointer) (self->input->bytes + header->directory_offset);
  for (guint32 i = 0; i < header->n_sections; i++)
    {
      const Section *section = &self->sections[i];
      if (section->offset % SECTION_ALIGNMENT != 0 || section->offset < sizeof (Header)
          || section->element_size == 0 || section->length % section->element_size != 0
          || !is_within (section->offset, section->length, header->directory_offset))
        return thema_container_set_damaged (self, error, "a section lies outside");
    }
  return TRUE;
}

ThemaContainer *
thema_container_open (const char *path, const char *magic, guint32 version, const char *what,
                      GError **error)
{
  g_autoptr (ThemaInput) input = thema_input_open_for_reading (path, error);
  if (input == NULL)
    return NULL;
  g_autoptr (ThemaContainer) self = g_new0 (ThemaContainer, 1);
  self->header = (const Header *) (gconstpointer) input->bytes;
  self->input = g_steal_pointer (&input);
  self->what = g_strdup (what);
  if (!check_header (self, magic, version, error) || !check_directory (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

gconstpointer
thema_container_section (const ThemaContainer *self, guint32 id, guint32 element_size,
                         gsize *n_elements, GError **error)
{
  for (guint32 i = 0; i < self->header->n_sections; i++)
    {
      const Section *section = &self->sections[i];
      if (section->id == id && section->element_size == element_size)
        {
          *n_elements = section->length / element_size;
          return self->input->bytes + section->offset;
        }
    }
  thema_container_set_damaged (self, error, "a section is missing");
  return NULL;
}

gboolean
thema_container_read (const ThemaContainer *self, gconstpointer from, gpointer buffer, gsize length,
                      GError **error)
{
  return thema_input_read (self->input, from, buffer, length, error);
}

void
thema_container_release (const ThemaContainer *self, gconstpointer from, gsize length)
{
  thema_input_release (self->input, from, length);
}

guint64
thema_container_checksum (const ThemaContainer *self)
{
  return self->header->body_checksum;
}

gboolean
thema_container_verify (const ThemaContainer *self, GError **error)
{
  const char *body = self->input->bytes + sizeof (Header);
  if (XXH3_64bits (body, self->input->length - sizeof (Header)) != self->header->body_checksum)
    return thema_container_set_damaged (self, error, "its bytes do not match its checksum");
  return TRUE;
}
