// What a realtime talk holds: messages, calls of functions and what these gave.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"
#include "server/openai/json_fields.h"
#include "speech/spoken_pieces.h"

namespace sam::api {

struct RealtimeItem {
  enum class Kind : uint8_t { kMessage, kCall, kCallOutput } kind = Kind::kMessage;
  enum class Medium : uint8_t { kText, kAudio } medium = Medium::kText;
  enum class Hearing : uint8_t { kDone, kWaiting, kFailed } hearing = Hearing::kDone;  // of the person's sound
  std::string id{};
  std::string role{};              // "user", "assistant", "system"; of a message
  std::string text{};              // said, or the transcript; a call's arguments; what a call gave
  std::string name{}, call_id{};   // of a call
  std::string status = "completed";
  std::string sound{};             // s16le of the person's, until it is heard
  bool taken = false;              // she has had it as a turn, or said it: it is not told her again
  TurnId turn = TurnId::kNone;     // in which she said it
  std::vector<SpokenPiece> pieces{};
};

nlohmann::ordered_json ToJson(const RealtimeItem& item);

/// The "item" of conversation.item.create; the first fault goes into `faults`. Sound is decoded into `sound`.
RealtimeItem ReadItem(const nlohmann::json& object, Faults& faults);

/// In their order. Not thread-safe.
class RealtimeItems {
 public:
  static constexpr size_t kMost = 2000;  // the oldest goes then

  using Place = std::shared_ptr<RealtimeItem>;
  /// Behind the one named, "root" is the front, "" the end; null where there is none of that name.
  Place Insert(RealtimeItem item, std::string_view behind = "");
  Place Find(std::string_view id) const;
  bool Erase(std::string_view id);
  /// The id of the one before it; "" for the first.
  std::string Before(std::string_view id) const;
  const std::vector<Place>& all() const { return items_; }

 private:
  std::vector<Place> items_;
};

}  // namespace sam::api
