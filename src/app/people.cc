// samantha people, export, import, forget: who is known here, and their whole lives.
#include <CLI/CLI.hpp>

#include <cstdio>

#include "app/commands.h"
#include "app/options.h"
#include "store/archive.h"

namespace sam::app {
namespace {

struct ArchiveOptions {
  std::string person, data, file;
};

Result<std::unique_ptr<EventLog>> OpenLog(const ArchiveOptions& options) { return OpenSqliteLog({.folder = DataFolder(options.data), .vfs = ""}); }

int ListPeople(const ArchiveOptions& options) {
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  auto people = (*log)->People();
  if (!people) return Complain(people.error());
  for (const PersonRecord& person : *people) std::fprintf(stdout, "%s\t%u events\n", person.name.c_str(), person.head);
  return kOk;
}

int Export(const ArchiveOptions& options) {
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  auto done = ExportPerson(**log, options.person, options.file.empty() ? "/dev/stdout" : options.file);
  return done ? kOk : Complain(done.error());
}

int Import(const ArchiveOptions& options) {
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  auto done = ImportPerson(**log, options.file, options.person);
  return done ? kOk : Complain(done.error());
}

int Forget(const ArchiveOptions& options) {
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  auto person = (*log)->FindPerson(options.person, EventLog::Create::kNo, 0);
  if (!person) return Complain(person.error());
  auto gone = (*log)->ForgetPerson(person->id);
  return gone ? kOk : Complain(gone.error());
}

using Command = int (*)(const ArchiveOptions&);
CLI::App* AddCommand(CLI::App& program, Action& action, const std::string& name, const std::string& what, Command command,
                     const std::shared_ptr<ArchiveOptions>& options) {
  CLI::App* added = program.add_subcommand(name, what);
  added->add_option("--data", options->data, "data folder");
  added->callback([options, command, &action] { action = [options, command] { return command(*options); }; });
  return added;
}

}  // namespace

void AddPeople(CLI::App& program, Action& action) {
  AddCommand(program, action, "people", "everyone who has a life in this data folder", ListPeople, std::make_shared<ArchiveOptions>());
}

void AddArchive(CLI::App& program, Action& action) {
  auto options = std::make_shared<ArchiveOptions>();
  CLI::App* out = AddCommand(program, action, "export", "a person's whole life as one open file (docs/archive.md)", Export, options);
  out->add_option("--person", options->person, "whose life")->required();
  out->add_option("--out", options->file, "the file to write; standard output unless given");
  CLI::App* in = AddCommand(program, action, "import", "a life from an exported file", Import, options);
  in->add_option("--person", options->person, "the name to live under here; the file's own unless given");
  in->add_option("FILE", options->file, "the exported file")->required();
  CLI::App* forget = AddCommand(program, action, "forget", "destroys a person's whole life here; final", Forget, options);
  forget->add_option("--person", options->person, "whose life")->required();
}

}  // namespace sam::app
