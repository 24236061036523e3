#include "server/talk_socket.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <algorithm>
#include <chrono>
#include <deque>
#include <nlohmann/json.hpp>

#include "base/unicode.h"
#include "server/json.h"
#include "server/line_protocol.h"
#include "server/picture_message.h"
#include "server/voice/voice_talk.h"

namespace sam {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using asio::awaitable;
using nlohmann::json;
using nlohmann::ordered_json;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr size_t kLongestMessage = 1 << 20;
constexpr size_t kLongestFrame = 64u << 20;  // what is longer than it may be is told so up to here; beyond it the connection ends
constexpr size_t kMostFramesWaiting = 250;  // about 5 s of sound
constexpr size_t kMostBytesWaiting = 1 << 20;  // to be taken by the client, before more of what it says is read
constexpr int kMostWaiting = 8;  // words said and not yet answered; more are refused

/// The person's executor runs all of it. What waits for words holds as little as it can: there may be thousands.
class TalkSocket final : public std::enable_shared_from_this<TalkSocket> {
 public:
  TalkSocket(WebStream socket, std::shared_ptr<Session> session, const ServerContext& context)
      : socket_(std::move(socket)), session_(std::move(session)), context_(context), protocol_(session_, context.people, context.clock), room_(socket_.get_executor(), asio::steady_timer::time_point::max()) {}

  awaitable<void> Run(std::unique_ptr<HttpRequest> request) {
    socket_.set_option(websocket::stream_base::timeout::suggested(beast::role_type::server));
    socket_.read_message_max(kLongestFrame);
    socket_.auto_fragment(false);  // else it keeps a buffer to fragment in
    const auto [refused] = co_await socket_.async_accept(*request, kWait);
    if (refused) co_return;
    request.reset();
    context_.people.Connected(session_->person().id);
    context_.metrics.Connections(+1);
    co_await ReadAll();
    stop_.request_stop();
    if (voice_) voice_->Close();
    context_.metrics.Connections(-1);
    context_.people.Disconnected(session_->person().id);
  }

 private:
  awaitable<void> ReadAll() {
    beast::flat_buffer buffer;
    for (;;) {
      bool refused = false, picture = false;
      std::string id;
      do {  // little room while nothing comes, more as soon as a message grows
        const auto [failed, bytes] = co_await socket_.async_read_some(buffer, std::max<size_t>(256, std::min(buffer.size(), kLongestMessage)), kWait);
        if (failed) co_return;
        if (!IsTooLong(buffer)) continue;
        const std::string_view start(static_cast<const char*>(buffer.data().data()), buffer.size());
        if (!refused && wire::BeginsAsImage(start)) picture = true, id = wire::ImageId(start);
        refused = true;
        buffer.clear();
      } while (!socket_.is_message_done());
      if (picture) SendError("too-big", "the picture has over 16 MB; send a smaller one", id);
      else if (refused) SendError("too-long", "that was too much at once; a message has at most 1 MB, a picture 16 MB, and an image message says its type first");
      else if (!socket_.got_text()) co_await Hear(buffer);
      else Take(std::string_view(static_cast<const char*>(buffer.data().data()), buffer.size()));
      buffer.clear();
      buffer.shrink_to_fit();
      while (bytes_waiting_ > kMostBytesWaiting) (void)co_await room_.async_wait(kWait);  // who takes nothing is not listened to
    }
  }

  /// Only a picture may be large.
  static bool IsTooLong(const beast::flat_buffer& buffer) {
    if (buffer.size() <= kLongestMessage) return false;
    return buffer.size() > wire::kLongestPictureMessage || !wire::BeginsAsImage({static_cast<const char*>(buffer.data().data()), buffer.size()});
  }

  VoiceTalk& Voice() {
    if (!voice_) {
      const auto text = [self = weak_from_this()](std::string line) {
        if (const auto there = self.lock()) there->Send(std::move(line));
      };
      const auto sound = [self = weak_from_this()](std::string bytes) {
        if (const auto there = self.lock()) there->Send(std::move(bytes), Frame::kSound);
      };
      voice_ = std::make_shared<VoiceTalk>(context_, session_, VoiceTalk::Out{text, sound});
      voice_->Join();
    }
    return *voice_;
  }

  /// Sound that runs ahead of its time is left waiting on the line.
  awaitable<void> Hear(const beast::flat_buffer& buffer) {
    if (const auto heard = Voice().Hear({static_cast<const char*>(buffer.data().data()), buffer.size()}); !heard) SendError("bad-frame", heard.error().message);
    if (const auto ahead = voice_->ahead(); ahead.count() > 0) {
      asio::steady_timer wait(socket_.get_executor(), ahead);
      (void)co_await wait.async_wait(kWait);
    }
  }

  void TakeVoice(const json& message) {
    if (const auto set = Voice().Set(message); !set) SendError("bad-message", set.error().message);
  }

  void TakePlayed(const json& message) {
    const auto id = message.find("id"), ms = message.find("ms");
    if (id == message.end() || !id->is_string() || ms == message.end() || !ms->is_number_integer()) return SendError("bad-message", "played needs \"id\", a string, and \"ms\", a whole number");
    if (voice_) voice_->Played(id->get_ref<const std::string&>(), ms->get<int64_t>());
  }

  void Stop() {
    stop_.request_stop();
    if (voice_) voice_->StopHer();
  }

  void Take(std::string_view text) {
    if (wire::BeginsAsImage(text)) return Begin(Show(std::string(text)));
    auto message = wire::Parse(text);
    if (!message) return SendError("bad-message", message.error().message);
    const auto type = message->find("type");
    if (type == message->end() || !type->is_string()) return SendError("bad-message", "the message has no \"type\"; send {\"type\":\"say\",\"id\":\"1\",\"text\":\"hello\"}");
    const std::string name = type->get<std::string>();
    if (name == "stop") return Stop();
    if (name == "played") return TakePlayed(*message);
    if (name == "voice") return TakeVoice(*message);
    if (name == "image") return Begin(Show(std::string(text)));
    Begin(name == "say" ? Say(std::move(*message)) : Ask(name, std::move(*message)));
  }

  void Begin(awaitable<void> work) {
    if (waiting_ >= kMostWaiting) return SendError("too-fast", "too much is waiting for an answer; send less at a time");
    ++waiting_;
    asio::co_spawn(socket_.get_executor(), std::move(work), [self = shared_from_this()](std::exception_ptr) { --self->waiting_; });
  }

  /// Each sentence goes out as she says it; those of a mind that is ready at once, as one delta. Together the deltas are the reply.
  class Delta final : public SentenceSink {
   public:
    Delta(TalkSocket& socket, std::string turn) : socket_(socket), turn_(std::move(turn)), together_(socket.context_.people.household().mind->pace() == Pace::kAtOnce) {}
    void OnSentence(std::string_view sentence) override {
      (text_ += begun_ ? " " : "") += sentence;
      begun_ = true;
      if (!together_) socket_.Send(Take());
    }
    bool empty() const { return text_.empty(); }
    std::string Take() { return wire::DeltaLine(turn_, std::exchange(text_, {})); }

   private:
    TalkSocket& socket_;
    const std::string turn_;
    const bool together_;
    bool begun_ = false;
    std::string text_;
  };

  awaitable<void> Say(json message) {
    const auto text = message.find("text"), id = message.find("id"), at = message.find("at");
    const auto is_text = [&](auto field) { return field == message.end() || field->is_string(); };
    if (text == message.end() || !is_text(text) || !is_text(id) || !is_text(at)) co_return SendError("bad-message", "say needs \"text\", and \"id\" and \"at\" are strings");
    Utterance utterance{.id = id == message.end() ? "" : CleanText(id->get<std::string>(), 200), .text = CleanText(text->get<std::string>()),
                        .at = context_.clock.Now(), .image = ""};
    if (at != message.end()) {
      const auto moment = ParseRfc3339(at->get<std::string>());
      if (!moment) co_return SendError("bad-message", moment.error().message);
      utterance.at = *moment;
    }
    co_await Answer(std::move(utterance));
  }

  /// One picture at a time; it is read from its message where it keeps nobody waiting.
  awaitable<void> Show(std::string message) {
    const std::string id = wire::ImageId(message);
    const Session::Showing showing(*session_);
    Sight* sight = context_.people.household().sight;
    if (!showing) co_return SendError("one-picture", "one picture at a time, please; she is still looking at the last one", id);
    if (sight == nullptr) co_return SendError("failed", "this server has no eyes", id);
    std::function<Result<wire::PictureMessage>()> read = [&message] { return wire::ReadPictureMessage(message); };
    auto picture = co_await sight->aside().Run(std::move(read));
    message = {};
    if (!picture) co_return SendError(CodeOf(picture.error().code), picture.error().message, id);
    Utterance utterance{.id = picture->id, .text = std::move(picture->text), .at = context_.clock.Now(), .image = std::move(picture->file)};
    if (!picture->at.empty()) {
      const auto moment = ParseRfc3339(picture->at);
      if (!moment) co_return SendError("bad-message", moment.error().message, id);
      utterance.at = *moment;
    }
    co_await Answer(std::move(utterance));
  }

  static std::string_view CodeOf(ErrorCode code) { return code == ErrorCode::kExhausted ? "too-big" : code == ErrorCode::kCancelled ? "too-fast" : "bad-message"; }

  awaitable<void> Answer(Utterance utterance) {
    if (voice_ && voice_->speaks()) co_return co_await voice_->Answer(std::move(utterance));
    if (stop_.stop_requested()) stop_ = std::stop_source();
    const auto began = std::chrono::steady_clock::now();
    Delta delta(*this, utterance.id);
    const auto report = co_await session_->Say(std::move(utterance), delta, stop_.get_token());
    if (!report) co_return SendError("failed", report.error().message);
    context_.people.TookTurn(session_->person().id, context_.clock.Now().at);
    context_.metrics.CountTurn(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    if (!delta.empty()) Put({delta.Take()});
    Send(wire::DoneLine(*report));
  }

  /// memory, forget, feelings, why, set, pause, undo, people, wait: as the lines of chat --json, under the message's type.
  awaitable<void> Ask(std::string name, json message) {
    json line = {{name, message.contains(name) ? message[name] : json(true)}};
    for (const char* what : {"persona", "settings"})
      if (name == "set" && message.contains(what)) line["set"] = {{what, message[what]}};
    if (message.contains("id") || message.contains("about")) {  // of memory: forget, correct, pin, unpin
      json target = json::object();
      for (const char* key : {"id", "about", "to"})
        if (message.contains(key)) target[key] = message[key];
      line[name] = std::move(target);
    }
    const std::string answered = co_await protocol_.Answer(line.dump(-1, ' ', false, json::error_handler_t::replace));
    ordered_json answer = {{"type", name}};
    ordered_json rest = ordered_json::parse(answered, nullptr, false);
    if (rest.contains("error")) co_return SendError("failed", rest["error"].get<std::string>());
    answer.update(rest);
    Send(wire::Line(answer));
  }

  void SendError(std::string_view code, std::string_view message, const std::string& id = "") {
    ordered_json error = {{"type", "error"}, {"code", code}, {"message", message}};
    if (!id.empty()) error["id"] = id;  // it is not to be sent again
    Send(wire::Line(error));
  }

  enum class Frame : uint8_t { kText, kSound };
  struct Outgoing {
    std::string bytes;
    Frame frame = Frame::kText;
  };

  void Send(std::string bytes, Frame frame = Frame::kText) {
    if (frame == Frame::kSound && outbox_.size() > kMostFramesWaiting) return;  // nobody takes it
    Put({std::move(bytes), frame});
    if (writing_) return;
    writing_ = true;
    asio::co_spawn(socket_.get_executor(), WriteAll(), [self = shared_from_this()](std::exception_ptr) {});
  }

  void Put(Outgoing out) {
    bytes_waiting_ += out.bytes.size();
    outbox_.push_back(std::move(out));
  }

  /// Several frames travel in one packet.
  awaitable<void> WriteAll() {
    const bool together = outbox_.size() > 1;
    if (together) Cork(1);
    while (!outbox_.empty()) {
      const Outgoing out = std::move(outbox_.front());
      outbox_.pop_front();
      const bool is_text = out.frame == Frame::kText;
      socket_.text(is_text);
      const std::string_view all = out.bytes;
      const auto [failed, bytes] = co_await socket_.async_write(asio::buffer(is_text ? all.substr(0, all.find_last_not_of('\n') + 1) : all), kWait);
      bytes_waiting_ -= out.bytes.size();
      if (bytes_waiting_ <= kMostBytesWaiting) room_.cancel();
      if (failed) break;
    }
    if (together) Cork(0);
    outbox_.clear();
    bytes_waiting_ = 0;
    room_.cancel();
    writing_ = false;
  }

  void Cork(int on) {
    ::setsockopt(socket_.next_layer().socket().native_handle(), IPPROTO_TCP, TCP_CORK, &on, sizeof on);
  }

  websocket::stream<WebStream, /*deflateSupported=*/false> socket_;
  std::shared_ptr<Session> session_;
  const ServerContext& context_;
  LineProtocol protocol_;
  std::deque<Outgoing> outbox_;     // what is being written is not in it any more
  size_t bytes_waiting_ = 0;        // with that
  asio::steady_timer room_;         // rings when there is room again
  std::shared_ptr<VoiceTalk> voice_;  // null as long as nothing is spoken
  std::stop_source stop_;
  bool writing_ = false;
  int waiting_ = 0;
};

}  // namespace

void Talk(WebStream stream, HttpRequest request, std::shared_ptr<Session> session, const ServerContext& context) {
  const auto executor = session->executor();
  const auto talk = std::make_shared<TalkSocket>(std::move(stream), std::move(session), context);
  auto run = talk->Run(std::make_unique<HttpRequest>(std::move(request)));
  asio::co_spawn(executor, std::move(run), [talk](std::exception_ptr) {});
}

}  // namespace sam
