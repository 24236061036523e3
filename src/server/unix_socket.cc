#include "server/unix_socket.h"

#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "server/house_file.h"
#include "server/json.h"
#include "server/line_protocol.h"
#include "server/listener.h"
#include "server/picture_message.h"
#include "server/tls/home_network.h"
#include "store/archive.h"

namespace sam {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::local::stream_protocol;
using nlohmann::json;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kLongestLine = std::max<size_t>(4 << 20, wire::kLongestPictureMessage + (1 << 20));
constexpr auto kAcceptAgain = std::chrono::milliseconds(50);
constexpr size_t kKept = 64 << 10;  // of a buffer's room, after a long line

std::string Text(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::vector<std::string> Words(const json& object) {
  std::vector<std::string> words;
  const auto found = object.find("words");
  if (found == object.end() || !found->is_array()) return words;
  for (const json& word : *found)
    if (word.is_string()) words.push_back(word.get<std::string>());
  return words;
}

Result<std::string> AdministerDevices(const json& request, const ServerContext& context) {
  const std::string what = Text(request, "what"), id = Text(request, "id");
  if (what == "pair") return Invite(context, Text(request, "person")).map([](const Invitation& invitation) { return ShowInvitation(invitation); });
  auto out = OrderDevices(*context.keys, what, id);
  if (out && what == "remove" && context.home) context.home->talks.End(id);
  return out;
}

Result<std::string> Administer(const json& request, const ServerContext& context) {
  const std::string what = Text(request, "admin"), person = Text(request, "person"), file = Text(request, "file");
  if (what == "people") {
    auto people = context.log.People();
    if (!people) return tl::unexpected(people.error());
    std::string out;
    for (const PersonRecord& record : *people) out += fmt::format("{}\t{} events\n", record.name, record.head);
    return out;
  }
  if (what == "key") {
    if (Text(request, "what") == "add")
      if (auto known = context.people.Find(person); !known) return tl::unexpected(known.error());
    return OrderKeys(*context.keys, Text(request, "what"), person, Text(request, "label"), context.clock.Now(), 0);
  }
  if (what == "devices") return AdministerDevices(request, context);
  Result<void> done = Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no command of this socket", what.substr(0, 40)));
  if (what == "export" && file.empty()) return WriteArchive(context.log, person, context.clock.Now());
  if (what == "export") done = ExportPerson(context.log, person, file, context.clock.Now());
  if (what == "import") done = ImportPerson(context.log, file, person).map([](const PersonRecord&) {});
  if (what == "forget") done = context.people.Forget(person);
  if (!done) return tl::unexpected(done.error());
  return std::string();
}

awaitable<void> Converse(stream_protocol::socket& socket, std::string& buffer, const std::string& person, const ServerContext& context) {
  auto session = context.people.Find(person);
  if (!session) {
    co_await asio::async_write(socket, asio::buffer(wire::ErrorLine(session.error().message)), kWait);
    co_return;
  }
  context.people.Connected((*session)->person().id);
  LineProtocol protocol(*session, context.people, context.clock);
  for (;;) {
    const auto [failed, length] = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer, kLongestLine), '\n', kWait);
    if (failed) break;
    const std::string line = buffer.substr(0, length - 1);
    buffer.erase(0, length);
    if (buffer.capacity() > kKept) buffer.shrink_to_fit();
    const std::string answer = co_await protocol.Answer(line);
    const auto [broken, written] = co_await asio::async_write(socket, asio::buffer(answer), kWait);
    if (broken) break;
  }
  context.people.Disconnected((*session)->person().id);
}

awaitable<void> ServeLocal(stream_protocol::socket socket, const ServerContext& context) {
  std::string buffer;
  const auto [failed, length] = co_await asio::async_read_until(socket, asio::dynamic_buffer(buffer, kLongestLine), '\n', kWait);
  if (failed) co_return;
  if (buffer.starts_with("GET ")) {
    WebStream stream(std::move(socket));
    co_return co_await AnswerLocal(std::move(stream), std::move(buffer), context);
  }
  const auto request = wire::Parse(std::string_view(buffer).substr(0, length - 1));
  buffer.erase(0, length);
  std::string refusal = "the first line is to be {\"hello\":{\"person\":...}} or {\"admin\":...}";
  if (!request) refusal = request.error().message;
  if (request && request->contains("hello")) {
    const std::string person = Text((*request)["hello"], "person");
    co_return co_await Converse(socket, buffer, person.empty() ? context.default_person : person, context);
  }
  std::string answer = wire::ErrorLine(refusal);
  if (request && request->contains("admin")) {
    Result<std::string> out(std::string{});
    if (Text(*request, "admin") == "settings") out = co_await OrderSettings(context.folder, context.house, context.people, Text(*request, "person"), Words(*request), context.clock.Now());
    else out = Administer(*request, context);
    answer = out ? wire::Line({{"out", *out}}) : wire::ErrorLine(out.error().message);
  }
  co_await asio::async_write(socket, asio::buffer(answer), kWait);
}

awaitable<void> AcceptLocal(std::shared_ptr<stream_protocol::acceptor> acceptor, const ServerContext& context) {
  for (;;) {
    auto [failed, socket] = co_await acceptor->async_accept(asio::make_strand(acceptor->get_executor()), kWait);
    if (failed == asio::error::operation_aborted) co_return;
    if (failed) {  // out of descriptors, say: wait for some to be given back
      asio::steady_timer pause(acceptor->get_executor(), kAcceptAgain);
      co_await pause.async_wait(kWait);
      continue;
    }
    const auto strand = socket.get_executor();
    asio::co_spawn(strand, ServeLocal(std::move(socket), context), asio::detached);
  }
}

}  // namespace

Result<void> ListenOnUnixSocket(asio::io_context& io, const std::string& path, const ServerContext& context) {
  ::unlink(path.c_str());  // the data folder is locked by us: a socket left behind is nobody's
  const auto failure = [&](const std::string& why) {
    return Fail(ErrorCode::kUnavailable, fmt::format("cannot make the socket {} ({}); use a data folder with a shorter path or with room", path, why));
  };
  if (path.size() >= sizeof(sockaddr_un::sun_path)) return failure("the path is too long");
  boost::system::error_code failed;
  auto acceptor = std::make_shared<stream_protocol::acceptor>(io);
  acceptor->open(stream_protocol(), failed);
  const mode_t before = ::umask(0177);
  if (!failed) acceptor->bind(stream_protocol::endpoint(path), failed);
  ::umask(before);
  if (!failed) acceptor->listen(asio::socket_base::max_listen_connections, failed);
  if (failed) return failure(failed.message());
  asio::co_spawn(io, AcceptLocal(acceptor, context), asio::detached);
  return {};
}

Result<UnixClient> UnixClient::Connect(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) return Fail(ErrorCode::kNotFound, "no server runs on this data folder");
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0 || ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    if (descriptor >= 0) ::close(descriptor);
    return Fail(ErrorCode::kNotFound, "no server runs on this data folder");
  }
  return UnixClient(descriptor);
}

UnixClient::UnixClient(UnixClient&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), buffer_(std::move(other.buffer_)) {}
UnixClient::~UnixClient() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Result<void> UnixClient::Send(std::string_view line) {
  std::string out(line);
  if (out.empty() || out.back() != '\n') out.push_back('\n');
  for (std::string_view rest = out; !rest.empty();) {
    const ssize_t written = ::send(descriptor_, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Fail(ErrorCode::kUnavailable, "the server went away; start samantha serve again");
    rest.remove_prefix(static_cast<size_t>(written));
  }
  return {};
}

Result<std::string> UnixClient::Receive() {
  for (size_t end = buffer_.find('\n'); ; end = buffer_.find('\n')) {
    if (end != buffer_.npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return line;
    }
    char piece[16384];
    const ssize_t got = ::recv(descriptor_, piece, sizeof(piece), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return Fail(ErrorCode::kUnavailable, "the server went away; start samantha serve again");
    buffer_.append(piece, static_cast<size_t>(got));
  }
}

Result<std::string> UnixClient::Ask(std::string_view line) {
  if (auto sent = Send(line); !sent) return tl::unexpected(sent.error());
  return Receive();
}

}  // namespace sam
