// A spoken talk over one connection: sound in, turns, her sound out. The transport is somebody else's (talk_socket.h).
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "audio/opus.h"
#include "companion/session.h"
#include "server/server.h"
#include "server/spoken.h"
#include "server/voice/speaker.h"
#include "server/voice/voice_settings.h"
#include "speech/ears/ears.h"
#include "speech/floor.h"

namespace sam {

/// On the person's executor.
class VoiceTalk final : public std::enable_shared_from_this<VoiceTalk> {
 public:
  struct Out {
    std::function<void(std::string)> text;   // a JSON line
    std::function<void(std::string)> sound;  // a binary frame
  };

  VoiceTalk(const ServerContext& context, std::shared_ptr<Session> session, Out out);

  /// To be called once it is shared.
  void Join();
  void Close();
  /// A "voice" message; refused with what is wrong with it.
  Result<void> Set(const nlohmann::json& message);
  /// A binary frame of the client's. Refused where it is too long or no sound.
  Result<void> Hear(std::string_view bytes);
  /// How much sound has come that its time has not: the client is to wait so long.
  std::chrono::milliseconds ahead() const;
  void Played(std::string_view id, int64_t ms);
  /// Whatever she says ends.
  void StopHer();
  void MuteHer();
  bool speaks() const { return settings_.speaks && context_.synthesizer != nullptr; }
  /// Takes a turn and says the answer aloud; what somebody broke in on is cut to what was heard. The turn `joins` was the beginning of this one.
  boost::asio::awaitable<void> Answer(Utterance utterance, std::string joins = {});

 private:
  using Clock = std::chrono::steady_clock;
  struct Sounding {  // what is being said
    std::shared_ptr<Speaker> speaker;
    std::string id;
    std::stop_source stop;
  };

  void AgreeOnCodec();
  Result<std::vector<int16_t>> ReadSound(std::string_view bytes);
  void BeginFloor();
  void Listen();
  void TakeSamples(std::span<const int16_t> samples);
  void Do(const std::vector<FloorAct>& acts);
  void Do(const FloorAct& act);
  void BeginRecognising(const FloorAct& act);
  boost::asio::awaitable<void> Recognise(int id, Pcm sound, std::stop_token stop);
  void TakeTurn(const FloorAct& act);
  void Murmur();
  boost::asio::awaitable<void> SayShort(std::string text, std::string kind);
  boost::asio::awaitable<void> AnswerSilently(Utterance utterance, std::string joins);
  boost::asio::awaitable<void> TakeVoice();
  boost::asio::awaitable<void> SayAll(Spoken& spoken, std::shared_ptr<Sounding> sounding);
  boost::asio::awaitable<void> SayAloud(std::string sentence, const Prosody& manner, std::shared_ptr<Sounding> sounding);
  boost::asio::awaitable<void> FirstWord(std::shared_ptr<Sounding> sounding, Language language);
  boost::asio::awaitable<void> WatchForGaps();
  std::shared_ptr<Speaker> MakeSpeaker(std::string id, std::string kind);
  /// What is said, and where it lies in the sound `id`.
  void SendCaption(std::string_view id, std::string_view kind, std::string_view text, int from_ms, int to_ms);
  void SendSound(std::span<const int16_t> samples);
  void Send(const nlohmann::ordered_json& message);
  /// The same to whoever of the person's connections shows what is spoken.
  void Show(const std::string& line);
  void SendError(std::string_view code, std::string_view message);
  void TellFloor();
  void SheIs(Floor::She she, bool asked = false);
  std::string NewId();
  VoiceMeans Means() const;
  int64_t came_ms() const { return came_ * 1000 / kHearingRate; }

  const ServerContext& context_;
  const std::shared_ptr<Session> session_;
  Out out_;
  VoiceSettings settings_;
  Floor floor_;
  std::unique_ptr<Ears> ears_;
  std::unique_ptr<OpusPacketWriter> writer_;  // both null where sound goes as PCM
  std::unique_ptr<OpusPacketReader> reader_;
  std::vector<int16_t> sound_;       // cleaned; begins at sound_from_ms_
  int64_t sound_from_ms_ = 0;
  std::stop_source recognising_;
  std::shared_ptr<Sounding> sounding_;  // the answer under way; null for none
  std::stop_source silent_;             // of an answer without sound
  std::shared_ptr<Sounding> short_;     // a first word, an "mm": on its way out; null for none
  bool answering_ = false, closed_ = false, watching_ = false, told_voice_failed_ = false, told_ears_failed_ = false;
  bool listen_told_ = false, speak_told_ = false, sound_answered_ = false;  // the client said whether; its first sound was answered
  boost::asio::steady_timer answered_;  // rings when an answer has ended, and when a first word is out
  Clock::time_point sound_began_{}, last_sound_{};
  int64_t came_ = 0;                    // samples, in all
  std::string turn_id_;                 // of the last turn
  std::string heard_last_;              // the last turn, and when
  Clock::time_point heard_at_{};
  const std::string tag_;
  int next_id_ = 1;
  Language language_ = Language::kEnglish;  // of the last turn
};

}  // namespace sam
