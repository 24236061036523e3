#include "app/line_answer.h"

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "app/run_now.h"
#include "server/line_protocol.h"
#include "server/unix_socket.h"

namespace sam::app {
namespace {

using nlohmann::json;
using Use = std::function<int(const LineAnswer&)>;

int ThroughServer(UnixClient& server, const std::string& person, const Use& use) {
  if (auto sent = server.Send(json{{"hello", {{"person", person}}}}.dump()); !sent) return Complain(sent.error());
  return use([&server](const std::string& line) {
    auto answered = server.Ask(line);
    return answered ? *answered : json{{"error", answered.error().message}}.dump();
  });
}

int Here(const std::string& person, const MakeOptions& options, const Use& use) {
  auto parts = MakeParts(options);
  if (!parts) return Complain(parts.error());
  boost::asio::io_context io(1);
  People people({io.get_executor()}, parts->household(), options.seed);
  auto session = people.Find(person);
  if (!session) return Complain(session.error());
  const SystemClock clock;
  LineProtocol protocol(*session, people, clock);
  const int code = use([&](const std::string& line) { return RunNow(io, protocol.Answer(line)); });
  RunNow(io, (*session)->PutAway());
  return code;
}

}  // namespace

int WithLinesOf(std::string person, MakeOptions options, const Use& use) {
  if (person.empty()) person = LoginName();
  options.data = DataFolder(options.data);
  auto server = UnixClient::Connect(options.data + "/samantha.sock");
  return server ? ThroughServer(*server, person, use) : Here(person, options, use);
}

}  // namespace sam::app
