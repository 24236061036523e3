// samantha backup, restore: the log as it is, sealed, and its keys apart.
#include "store/backup.h"

#include <CLI/CLI.hpp>

#include <cstdio>

#include "app/commands.h"
#include "app/options.h"

namespace sam::app {
namespace {

struct BackupOptions {
  std::string data, file, keys;
};

int BackUp(const BackupOptions& options) {
  const std::string folder = DataFolder(options.data);
  if (options.file.empty() && options.keys.empty()) return Complain({ErrorCode::kInvalidArgument, "say where to: --out FILE for the log, --keys FOLDER for its keys, or both"});
  if (!options.keys.empty()) {
    if (auto done = BackUpKeys(folder, options.keys); !done) return Complain(done.error());
    std::printf("keys: %s\nKeep them apart from the log: whoever has both reads everything. They also open what you forget from now on; make new ones and destroy these after forgetting.\n",
                options.keys.c_str());
  }
  if (options.file.empty()) return kOk;
  if (auto done = BackUpLog(folder, options.file); !done) return Complain(done.error());
  std::printf("log: %s\nIt is sealed, and opens only with the keys of %s.\n", options.file.c_str(), folder.c_str());
  return kOk;
}

int Restore(const BackupOptions& options) {
  const std::string folder = DataFolder(options.data);
  auto replaced = RestoreLog(folder, options.file, options.keys);
  if (!replaced) return Complain(replaced.error());
  std::printf("restored into %s; what was forgotten since stays forgotten\n", folder.c_str());
  if (!replaced->empty()) std::printf("the log that was there: %s\n", replaced->c_str());
  return kOk;
}

}  // namespace

void AddBackup(CLI::App& program, Action& action) {
  auto options = std::make_shared<BackupOptions>();
  CLI::App* out = program.add_subcommand("backup", "a sealed copy of everybody's log, and its keys apart (docs/archive.md)");
  out->add_option("--data", options->data, "data folder");
  out->add_option("--out", options->file, "the file to write the log to");
  out->add_option("--keys", options->keys, "the new folder to write the keys to");
  out->callback([options, &action] { action = [options] { return BackUp(*options); }; });
  CLI::App* in = program.add_subcommand("restore", "puts the log of a backup back; what was forgotten since stays forgotten");
  in->add_option("--data", options->data, "data folder");
  in->add_option("--keys", options->keys, "a folder with a copy of the keys, where the data folder has none");
  in->add_option("FILE", options->file, "the log that `backup` wrote")->required();
  in->callback([options, &action] { action = [options] { return Restore(*options); }; });
}

}  // namespace sam::app
