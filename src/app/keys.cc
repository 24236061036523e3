// samantha key: keys with which programs speak to the API as one person (docs/api.md).
#include <CLI/CLI.hpp>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/options.h"
#include "base/random.h"
#include "server/api_keys.h"
#include "server/unix_socket.h"

namespace sam::app {
namespace {

using nlohmann::json;

struct KeyOptions {
  std::string what, person, label, id, data;
};

/// Through the server that runs on this folder, else on the folder itself.
Result<std::string> Order(const KeyOptions& options) {
  const std::string folder = DataFolder(options.data), subject = options.what == "remove" ? options.id : options.person;
  if (auto server = UnixClient::Connect(folder + "/samantha.sock")) {
    auto answered = server->Ask(json{{"admin", "key"}, {"what", options.what}, {"person", subject}, {"label", options.label}}.dump());
    if (!answered) return answered;
    const json answer = json::parse(*answered, nullptr, false);
    if (answer.is_object() && answer.contains("out")) return answer["out"].get<std::string>();
    return Fail(ErrorCode::kInternal, answer.is_object() ? answer.value("error", "no answer") : "no answer");
  }
  auto log = OpenSqliteLog({.folder = folder, .vfs = ""});
  if (!log) return tl::unexpected(log.error());
  auto keys = ApiKeys::Open(folder, **log);
  if (!keys) return tl::unexpected(keys.error());
  return OrderKeys(**keys, options.what, subject, options.label, SystemClock().Now(), Draw(1, 0, subject));
}

int Run(const KeyOptions& options) {
  const auto out = Order(options);
  if (!out) return Complain(out.error());
  std::fputs(out->c_str(), stdout);
  if (options.what == "add") std::fputs("samantha: keep it now; it is shown this once\n", stderr);
  return kOk;
}

CLI::App* AddOrder(CLI::App& key, Action& action, const std::string& what, const std::string& about, const std::shared_ptr<KeyOptions>& options) {
  CLI::App* order = key.add_subcommand(what, about);
  order->add_option("--data", options->data, "data folder");
  options->what = what;
  order->callback([options, &action] { action = [options] { return Run(*options); }; });
  return order;
}

}  // namespace

void AddKeys(CLI::App& program, Action& action) {
  CLI::App* key = program.add_subcommand("key", "keys with which programs speak to the API as one person (docs/api.md)");
  key->require_subcommand(1);
  const auto add = std::make_shared<KeyOptions>(), list = std::make_shared<KeyOptions>(), remove = std::make_shared<KeyOptions>();
  CLI::App* adding = AddOrder(*key, action, "add", "makes one and shows it, once", add);
  adding->add_option("--person", add->person, "whose talk it opens")->required();
  adding->add_option("--label", add->label, "what it is for");
  AddOrder(*key, action, "list", "id, day, person and label of each; never the key", list);
  CLI::App* removing = AddOrder(*key, action, "remove", "no program comes in with it from now on", remove);
  removing->add_option("ID", remove->id, "as samantha key list shows it")->required();
}

}  // namespace sam::app
