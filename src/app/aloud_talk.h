// One talk aloud: the microphone's sound goes to her, hers to the loudspeaker, and the terminal shows what is heard and said.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <deque>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "app/aloud_screen.h"
#include "app/chat_aloud.h"
#include "app/talk_client.h"
#include "audio/sound_device.h"
#include "audio/sound_player.h"

namespace sam::app {

/// On the thread that makes it, beside the microphone's and the loudspeaker's.
class AloudTalk {
 public:
  /// What is given outlives it.
  AloudTalk(const AloudOptions& options, const std::string& socket);
  ~AloudTalk();
  /// Asks what she can do and opens the devices that it needs. kUnavailable: one is not there.
  Result<void> Prepare();
  /// Until the person leaves; gives the exit code.
  int Run();

 private:
  struct Listening;
  struct Caption {
    std::string id, text;
    int64_t from_ms = 0;
  };

  boost::asio::awaitable<Result<void>> AskWhatSheCan();
  boost::asio::awaitable<void> Listen();
  boost::asio::awaitable<void> WatchKeys();
  boost::asio::awaitable<void> Follow(std::string id);
  boost::asio::awaitable<void> SayGoodbye();
  Result<void> OpenMicrophone();
  void StartMicrophone();
  void CloseMicrophone();
  void Fail(const Error& error);
  void Leave();

  void Take(const nlohmann::json& message);
  void TakeSound(const nlohmann::json& message);
  void TakeDone(const nlohmann::json& message);
  void ShowSaid(const std::string& words, size_t shown);
  void ShowCaptions(const std::string& id, int64_t heard_ms);
  void Press(const KeyPress& key);
  void Type(const KeyPress& key);
  void PressSpace();
  void StopHer();
  void SendVoice();
  void Notice(const std::string& text);
  void ShowFloor();
  std::string WhoHasTheFloor() const;

  const AloudOptions& options_;
  const std::string& socket_;
  boost::asio::io_context io_{1};
  TalkClient client_;
  std::optional<AloudScreen> screen_;
  std::unique_ptr<SoundPlayer> player_;      // none where she has no voice
  std::shared_ptr<Microphone> microphone_;   // none where she cannot hear, or it is off
  std::shared_ptr<Listening> listening_;     // with the thread that reads it, which ends by itself; none where none does
  bool hears_ = false, speaks_ = false, leaving_ = false;
  std::string why_;                          // she does not
  int rate_hz_ = 24000;                      // of her sound
  int code_ = 0;
  std::optional<Error> failure_;

  std::string said_;                         // what was taken as said last
  std::string holder_ = "nobody", heard_, sounding_, stopped_, captioned_, colour_;  // ids of replies: under way, stopped last, captioned last
  bool thinking_ = false, waits_ = false, held_ = false;                             // she; the button of push-to-talk
  std::deque<Caption> captions_;             // not shown yet
  std::optional<std::string> typed_;         // none where keys are orders
  const std::string tag_;
  int next_id_ = 1;
};

}  // namespace sam::app
