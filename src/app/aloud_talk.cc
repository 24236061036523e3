#include "app/aloud_talk.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/run_now.h"
#include "app/terminal_look.h"
#include "audio/pcm.h"
#include "base/unicode.h"
#include "server/guard.h"

namespace sam::app {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using nlohmann::json;
using std::chrono::milliseconds;

constexpr auto kWait = asio::as_tuple(asio::use_awaitable);
constexpr milliseconds kLook{20}, kGoodbyeWithin{1000}, kMicrophoneWithin{200};
constexpr int64_t kTellMs = 100;         // of her sound between two "played"
constexpr size_t kLastWordsShown = 6;    // of what was stopped

std::string Text(const json& message, const char* key) {
  const auto field = message.find(key);
  return field != message.end() && field->is_string() ? field->get<std::string>() : std::string();
}

std::string Dump(const json& message) { return message.dump(-1, ' ', false, json::error_handler_t::replace); }

/// "…the last few words of it"
std::string Tail(std::string_view text) {
  const auto words = SplitWords(text);
  if (words.size() <= kLastWordsShown) return std::string(text);
  return fmt::format("…{}", text.substr(static_cast<size_t>(words[words.size() - kLastWordsShown].data() - text.data())));
}

}  // namespace

AloudTalk::AloudTalk(const AloudOptions& options, const std::string& socket) : options_(options), socket_(socket), client_(io_), colour_(kHerFirstColour), tag_(MakeToken().substr(0, 12)) {}

AloudTalk::~AloudTalk() { CloseMicrophone(); }

Result<void> AloudTalk::Prepare() {
  if (auto asked = RunNow(io_, AskWhatSheCan()); !asked) return asked;
  if (hears_)
    if (auto opened = OpenMicrophone(); !opened) return opened;
  if (!speaks_) return {};
  auto loudspeaker = Loudspeaker::Open(rate_hz_, options_.loudspeaker);
  if (!loudspeaker) return tl::unexpected(loudspeaker.error());
  player_ = std::make_unique<SoundPlayer>(std::move(*loudspeaker), rate_hz_);
  return {};
}

/// By a connection of its own: meeting her may take a while after this.
awaitable<Result<void>> AloudTalk::AskWhatSheCan() {
  TalkClient client(io_);
  const auto connected = co_await client.Connect(socket_, options_.person);
  if (!connected) co_return connected;
  client.Send(R"({"type":"voice"})");
  for (auto message = co_await client.Next(); message; message = co_await client.Next()) {
    const json told = json::parse(message->bytes, nullptr, false);
    if (!told.is_object() || Text(told, "type") != "voice") continue;
    hears_ = told.value("hears", false);
    speaks_ = told.value("speaks", false);
    rate_hz_ = told.value("rate", rate_hz_);
    why_ = Text(told, "why");
    co_await client.Close();
    co_return Result<void>();
  }
  co_return sam::Fail(ErrorCode::kUnavailable, "she does not say whether she hears and speaks; start samantha serve again");
}

Result<void> AloudTalk::OpenMicrophone() {
  auto microphone = Microphone::Open(options_.microphone);
  if (!microphone) return tl::unexpected(microphone.error());
  microphone_ = std::move(*microphone);
  return {};
}

/// A device that never comes back keeps its thread, and nobody else.
struct AloudTalk::Listening {
  Listening(AloudTalk* to, std::shared_ptr<Microphone> from) : talk(to), microphone(std::move(from)) {}

  void Run() {
    while (Pass(microphone->Read())) {}
    microphone.reset();
    const std::lock_guard lock(mutex);
    ended = true;
    changed.notify_all();
  }

  /// False where nothing more is to be read.
  bool Pass(Result<std::vector<int16_t>> piece) {
    if (piece && piece->empty()) std::this_thread::sleep_for(kLook);
    const std::lock_guard lock(mutex);
    if (talk == nullptr) return false;
    if (!piece) asio::post(talk->io_, [to = talk, error = piece.error()] { to->Fail(error); });
    else asio::post(talk->io_, [to = talk, sound = std::move(*piece)] { to->client_.Send(std::span<const int16_t>(sound)); });
    return piece.has_value();
  }

  std::mutex mutex;
  std::condition_variable changed;
  AloudTalk* talk;  // none once it listens no more
  std::shared_ptr<Microphone> microphone;
  bool ended = false;
};

void AloudTalk::StartMicrophone() {
  listening_ = std::make_shared<Listening>(this, microphone_);
  std::thread([listening = listening_] { listening->Run(); }).detach();
}

void AloudTalk::CloseMicrophone() {
  microphone_.reset();
  const auto listening = std::exchange(listening_, nullptr);
  if (!listening) return;
  std::unique_lock lock(listening->mutex);
  listening->talk = nullptr;
  listening->changed.wait_for(lock, kMicrophoneWithin, [&listening] { return listening->ended; });
}

int AloudTalk::Run() {
  screen_.emplace();
  asio::signal_set signals(io_, SIGINT, SIGTERM, SIGHUP);
  signals.async_wait([this](boost::system::error_code cancelled, int) {
    if (!cancelled) Leave();
  });
  asio::co_spawn(io_, Listen(), asio::detached);
  asio::co_spawn(io_, WatchKeys(), asio::detached);
  io_.restart();
  io_.run();
  screen_.reset();
  if (failure_) return Complain(*failure_);
  return code_;
}

void AloudTalk::Fail(const Error& error) {
  if (!failure_) failure_ = error;
  Leave();
}

void AloudTalk::Leave() {
  if (std::exchange(leaving_, true)) return;
  CloseMicrophone();
  if (player_ && !sounding_.empty()) player_->Hold();
  asio::co_spawn(io_, SayGoodbye(), asio::detached);
}

awaitable<void> AloudTalk::SayGoodbye() {
  const auto timer = std::make_shared<asio::steady_timer>(io_, kGoodbyeWithin);
  timer->async_wait([this, timer](boost::system::error_code) { io_.stop(); });
  co_await client_.Close();
  io_.stop();
}

awaitable<void> AloudTalk::Listen() {
  const auto connected = co_await client_.Connect(socket_, options_.person);
  if (!connected) co_return Fail(connected.error());
  SendVoice();
  if (!why_.empty()) Notice(why_);
  if (microphone_) StartMicrophone();
  ShowFloor();
  for (auto message = co_await client_.Next(); message; message = co_await client_.Next()) {
    if (message->is_sound) {
      if (player_) player_->Add(FromBytes(message->bytes));
      continue;
    }
    const json told = json::parse(message->bytes, nullptr, false);
    if (told.is_object()) Take(told);
    ShowFloor();
  }
  if (!leaving_) Fail({ErrorCode::kUnavailable, "the server went away; start samantha serve again, or talk without it"});
}

void AloudTalk::SendVoice() {
  client_.Send(Dump({{"type", "voice"}, {"listen", microphone_ ? options_.listen : "off"}, {"speak", speaks_ ? "on" : "off"}, {"codec", "pcm"}, {"echo", "server"}}));
}

void AloudTalk::Take(const json& message) {
  const std::string type = Text(message, "type");
  if (type == "floor") {
    holder_ = Text(message, "holder");
    thinking_ = message.value("thinking", false);
  } else if (type == "transcript") {
    const bool is_final = message.value("final", false);
    heard_ = is_final ? "" : Text(message, "text");
    if (const std::string words = Text(message, "text"); is_final && !words.empty()) ShowSaid(words, !Text(message, "joins").empty() && words.starts_with(said_) ? said_.size() : 0);
  } else if (type == "caption") {
    const std::string id = Text(message, "id"), text = Text(message, "text");
    if (Text(message, "kind") != "words") Notice(text);  // a first word, an "mm"
    else if (id != stopped_) captions_.push_back({id, text, message.value("from_ms", int64_t{0})});
  } else if (type == "reply.done") {
    TakeDone(message);
  } else if (type == "error") {
    Notice(Text(message, "message"));
  } else if (type.starts_with("audio.") && player_) {
    TakeSound(message);
  }
}

/// Without the beginning of it that stands there already.
void AloudTalk::ShowSaid(const std::string& words, size_t shown) {
  screen_->Say(kBold, fmt::format("{} {}", shown > 0 ? "›› …" : "›", Trim(std::string_view(words).substr(shown))));
  said_ = words;
}

void AloudTalk::TakeSound(const json& message) {
  const std::string type = Text(message, "type"), id = Text(message, "id");
  if (type == "audio.begin") {
    player_->Begin(id);
    waits_ = false;
    if (Text(message, "kind") != "words") return;
    sounding_ = id;
    asio::co_spawn(io_, Follow(id), asio::detached);
  } else if (type == "audio.hold") {
    player_->Hold();
    waits_ = true;
  } else if (type == "audio.resume") {
    player_->Resume();
    waits_ = false;
  } else if (type == "audio.stop") {
    player_->Stop(id);
    stopped_ = id;
    std::erase_if(captions_, [&id](const Caption& each) { return each.id == id; });
  }
}

/// As long as a reply is heard: its captions in their time, and how far it came to her.
awaitable<void> AloudTalk::Follow(std::string id) {
  asio::steady_timer timer(io_);
  for (int64_t told = 0, last = 0; !leaving_ && sounding_ == id;) {
    timer.expires_after(kLook);
    (void)co_await timer.async_wait(kWait);
    if (const auto failure = player_->failure()) co_return Fail(*failure);
    const int64_t ms = player_->heard_ms(id);
    if (ms > 0) ShowCaptions(id, ms);
    if (ms != told && (ms - told >= kTellMs || ms == last)) {
      client_.Send(Dump({{"type", "played"}, {"id", id}, {"ms", ms}}));
      told = ms;
    }
    last = ms;
  }
}

void AloudTalk::ShowCaptions(const std::string& id, int64_t heard_ms) {
  for (auto caption = captions_.begin(); caption != captions_.end();) {
    if (caption->id != id || caption->from_ms > heard_ms) {
      ++caption;
      continue;
    }
    screen_->Say(colour_, caption->text);
    captioned_ = id;
    caption = captions_.erase(caption);
  }
}

/// Of what was stopped, what she takes as said; where nothing was shown yet (it is another device's, or without sound), all of it.
void AloudTalk::TakeDone(const json& message) {
  const std::string id = Text(message, "id"), reply = Text(message, "reply");
  if (const auto affect = message.find("affect"); affect != message.end() && affect->contains("mood")) colour_ = HerColour((*affect)["mood"]);
  if (sounding_ == id) sounding_.clear();
  if (stopped_ == id) return Notice(reply.empty() ? "(stopped before a word was heard)" : fmt::format("(stopped after “{}”)", Tail(reply)));
  ShowCaptions(id, std::numeric_limits<int64_t>::max());
  if (captioned_ != id && !reply.empty()) screen_->Say(colour_, reply);
}

awaitable<void> AloudTalk::WatchKeys() {
  asio::posix::stream_descriptor input(io_, ::dup(STDIN_FILENO));
  std::string bytes;
  while (!leaving_) {
    const auto [failed] = co_await input.async_wait(asio::posix::stream_descriptor::wait_read, kWait);
    char room[256];
    const ssize_t count = failed ? 0 : ::read(STDIN_FILENO, room, sizeof room);
    if (count <= 0) co_return Leave();
    bytes.append(room, static_cast<size_t>(count));
    for (const KeyPress& key : ReadKeys(bytes)) Press(key);
    ShowFloor();
  }
}

void AloudTalk::Press(const KeyPress& key) {
  if (key.kind == KeyPress::Kind::kLeave) return Leave();
  if (typed_) return Type(key);
  if (key.kind == KeyPress::Kind::kEscape) return StopHer();
  if (key.kind == KeyPress::Kind::kEnter) typed_.emplace();
  if (key.letter == "q") return Leave();
  if (key.letter == " ") PressSpace();
}

void AloudTalk::Type(const KeyPress& key) {
  if (key.kind == KeyPress::Kind::kLetter) return static_cast<void>(*typed_ += key.letter);
  if (key.kind == KeyPress::Kind::kBackspace) {
    while (!typed_->empty() && (typed_->back() & 0xC0) == 0x80) typed_->pop_back();
    if (!typed_->empty()) typed_->pop_back();
    return;
  }
  const std::string words(Trim(*typed_));
  typed_.reset();
  if (key.kind != KeyPress::Kind::kEnter || words.empty()) return;
  if (words == "/quit" || words == "/exit") return Leave();
  if (words.starts_with("/")) return Notice("what begins with / is understood by samantha chat, which may run beside this");
  screen_->Say(kBold, "› " + words);
  client_.Send(Dump({{"type", "say"}, {"id", fmt::format("{}-{}", tag_, next_id_++)}, {"text", words}}));
}

/// The button of push-to-talk, pressed or let go; or the microphone, on or off.
void AloudTalk::PressSpace() {
  if (!hears_) return;
  if (options_.listen == "push") {
    held_ = !held_;
    return client_.Send(Dump({{"type", "voice"}, {"held", held_}}));
  }
  if (microphone_) CloseMicrophone();
  else if (const auto opened = OpenMicrophone(); !opened) return Notice(opened.error().message);
  SendVoice();
  if (microphone_) StartMicrophone();
}

/// Silent here at once; her answer lets go of the rest.
void AloudTalk::StopHer() {
  if (player_ && !sounding_.empty()) player_->Hold();
  client_.Send(R"({"type":"stop"})");
}

void AloudTalk::Notice(const std::string& text) { screen_->Say(kDim, text); }

std::string AloudTalk::WhoHasTheFloor() const {
  if (thinking_) return "she thinks";
  if (holder_ == "samantha") return waits_ ? "she waits" : "she speaks";
  if (held_) return "speak";
  if (holder_ == "person") return "she listens";
  if (!hears_) return "she cannot hear you";
  if (!microphone_) return "the microphone is off";
  return options_.listen == "push" ? "the microphone waits" : "the microphone is on";
}

void AloudTalk::ShowFloor() {
  if (leaving_) return;
  if (typed_) return screen_->Show("› " + *typed_, AloudScreen::Keep::kEnd);
  if (!heard_.empty()) return screen_->Show(WhoHasTheFloor() + ": " + heard_, AloudScreen::Keep::kEnd);
  const char* const space = !hears_ ? "" : options_.listen == "push" ? (held_ ? "space: done · " : "space: speak · ") : microphone_ ? "space: mic off · " : "space: mic on · ";
  screen_->Show(fmt::format("{} · {}Esc: stop her · Enter: type · q: leave", WhoHasTheFloor(), space), AloudScreen::Keep::kBeginning);
}

}  // namespace sam::app
