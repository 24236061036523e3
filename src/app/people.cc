// samantha people, export, import, forget: who is known here, and their whole lives.
#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/commands.h"
#include "app/options.h"
#include "server/unix_socket.h"
#include "store/archive.h"

namespace sam::app {
namespace {

struct ArchiveOptions {
  std::string person, data, file;
};

Result<std::unique_ptr<EventLog>> OpenLog(const ArchiveOptions& options) { return OpenSqliteLog({.folder = DataFolder(options.data), .vfs = ""}); }

/// Through the server that runs on this folder; none where none runs.
std::optional<int> AskServer(const ArchiveOptions& options, const char* what) {
  auto server = UnixClient::Connect(DataFolder(options.data) + "/samantha.sock");
  if (!server) return std::nullopt;
  const std::string file = options.file.empty() ? "" : std::filesystem::absolute(options.file).string();
  auto answered = server->Ask(nlohmann::json{{"admin", what}, {"person", options.person}, {"file", file}}.dump());
  if (!answered) return Complain(answered.error());
  const auto answer = nlohmann::json::parse(*answered, nullptr, false);
  if (!answer.is_object() || !answer.contains("out")) return Complain({ErrorCode::kInternal, answer.is_object() ? answer.value("error", "no answer") : "no answer"});
  std::fputs(answer["out"].get<std::string>().c_str(), stdout);
  return kOk;
}

int ListPeople(const ArchiveOptions& options) {
  if (auto code = AskServer(options, "people")) return *code;
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  auto people = (*log)->People();
  if (!people) return Complain(people.error());
  for (const PersonRecord& person : *people) std::fprintf(stdout, "%s\t%u events\n", person.name.c_str(), person.head);
  return kOk;
}

int Export(const ArchiveOptions& options) {
  if (auto code = AskServer(options, "export")) return *code;
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  const Moment now = SystemClock().Now();
  if (!options.file.empty()) {
    auto done = ExportPerson(**log, options.person, options.file, now);
    return done ? kOk : Complain(done.error());
  }
  auto archive = WriteArchive(**log, options.person, now);
  if (!archive) return Complain(archive.error());
  std::fwrite(archive->data(), 1, archive->size(), stdout);
  return kOk;
}

int Import(const ArchiveOptions& options) {
  if (auto code = AskServer(options, "import")) return *code;
  auto log = OpenLog(options);
  if (!log) return Complain(log.error());
  auto done = ImportPerson(**log, options.file, options.person);
  return done ? kOk : Complain(done.error());
}

int Forget(const ArchiveOptions& options) {
  if (auto code = AskServer(options, "forget")) return *code;
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
