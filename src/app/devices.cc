// samantha devices: phones and other computers that are paired with her page (docs/phones.md).
#include <CLI/CLI.hpp>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/options.h"
#include "server/api_keys.h"
#include "server/unix_socket.h"

namespace sam::app {
namespace {

using nlohmann::json;

struct DeviceOptions {
  std::string what, person, id, data;
};

/// Through the server that runs on this folder, else on the folder itself; pairing is the server's.
Result<std::string> Order(const DeviceOptions& options) {
  const std::string folder = DataFolder(options.data);
  if (auto server = UnixClient::Connect(folder + "/samantha.sock")) {
    auto answered = server->Ask(json{{"admin", "devices"}, {"what", options.what}, {"person", options.person}, {"id", options.id}}.dump());
    if (!answered) return answered;
    const json answer = json::parse(*answered, nullptr, false);
    if (answer.is_object() && answer.contains("out")) return answer["out"].get<std::string>();
    return Fail(ErrorCode::kInternal, answer.is_object() ? answer.value("error", "no answer") : "no answer");
  }
  if (options.what == "pair") return Fail(ErrorCode::kUnavailable, "no server runs on this data folder; start samantha serve --tls --listen 0.0.0.0:8600");
  auto log = OpenSqliteLog({.folder = folder, .vfs = ""});
  if (!log) return tl::unexpected(log.error());
  auto keys = ApiKeys::Open(folder, **log);
  if (!keys) return tl::unexpected(keys.error());
  return OrderDevices(**keys, options.what, options.id);
}

int Run(const DeviceOptions& options) {
  const auto out = Order(options);
  if (!out) return Complain(out.error());
  std::fputs(out->c_str(), stdout);
  return kOk;
}

CLI::App* AddOrder(CLI::App& devices, Action& action, const std::string& what, const std::string& about, const std::shared_ptr<DeviceOptions>& options) {
  CLI::App* order = devices.add_subcommand(what, about);
  order->add_option("--data", options->data, "data folder");
  options->what = what;
  order->callback([options, &action] { action = [options] { return Run(*options); }; });
  return order;
}

}  // namespace

void AddDevices(CLI::App& program, Action& action) {
  CLI::App* devices = program.add_subcommand("devices", "phones and other computers that are paired with her page (docs/phones.md)");
  devices->require_subcommand(1);
  const auto pair = std::make_shared<DeviceOptions>(), list = std::make_shared<DeviceOptions>(), remove = std::make_shared<DeviceOptions>();
  AddOrder(*devices, action, "pair", "a QR code and address that let one device in, within ten minutes", pair)->add_option("--person", pair->person, "as whom it talks (whom serve names unless given)");
  AddOrder(*devices, action, "list", "id, day, person and name of each", list);
  AddOrder(*devices, action, "remove", "it is not let in any more; what it has open ends at once", remove)->add_option("ID", remove->id, "as samantha devices list shows it")->required();
}

}  // namespace sam::app
