#include "store/event_codec.h"

#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "store/cbor_writer.h"
#include "store/event_fields.h"

namespace sam {
namespace {

using nlohmann::json;

/// kLog: short names and raw times. kText: full names and times a person can read.
enum class Form : uint8_t { kLog, kText };

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};
template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <typename E>
struct EnumNames;
template <>
struct EnumNames<Language> {
  static constexpr std::array<const char*, 2> kNames = {"en", "ko"};
};
template <>
struct EnumNames<SpeechLevel> {
  static constexpr std::array<const char*, 2> kNames = {"polite", "casual"};
};
template <>
struct EnumNames<ClaimKind> {
  static constexpr std::array<const char*, 3> kNames = {"new", "correction", "ended"};
};
template <>
struct EnumNames<FeelingsMode> {
  static constexpr std::array<const char*, 3> kNames = {"off", "muted", "full"};
};
template <>
struct EnumNames<RomanceMode> {
  static constexpr std::array<const char*, 2> kNames = {"off", "if-asked"};
};
template <>
struct EnumNames<NotesMode> {
  static constexpr std::array<const char*, 2> kNames = {"off", "on"};
};
template <>
struct EnumNames<VoiceManner> {
  static constexpr std::array<const char*, 3> kNames = {"plain", "whisper", "sing-song"};
};
template <>
struct EnumNames<Age> {
  static constexpr std::array<const char*, 3> kNames = {"unknown", "adult", "minor"};
};

/// Fills a JSON object, under full names, with what differs from its default.
class TextWriter : public LeavesOutDefaults<TextWriter> {
 public:
  explicit TextWriter(json& object) : object_(object) {}

  /// Always written, whole.
  template <typename T>
  void Whole(const char* /*brief*/, const char* full, const T& value) {
    object_[full] = Put(value);
  }

 private:
  json Put(const Moment& moment) const {
    std::string text = FormatRfc3339(moment);
    const auto back = ParseRfc3339(text);
    if (back && back->at == moment.at && back->offset == moment.offset) return text;
    return json::array({moment.at.time_since_epoch().count(), moment.offset.count()});
  }
  json Put(const Pad& pad) const { return json::array({pad.pleasure, pad.arousal, pad.dominance}); }
  json Put(TurnId turn) const { return Number(turn); }
  json Put(const std::pair<std::string, float>& pair) const { return json::array({pair.first, pair.second}); }
  template <typename T>
  json Put(const T& value) const {
    if constexpr (std::is_enum_v<T>) {
      return EnumNames<T>::kNames.at(static_cast<size_t>(value));
    } else if constexpr (IsVector<T>::value) {
      json array = json::array();
      for (const auto& item : value) array.push_back(Put(item));
      return array;
    } else if constexpr (IsOptional<T>::value) {
      return value ? Put(*value) : json();
    } else if constexpr (std::is_constructible_v<json, const T&>) {
      return value;
    } else {
      json object = json::object();
      TextWriter inner(object);
      Fields(inner, value);
      return object;
    }
  }

  json& object_;
};

/// Fills a struct from a JSON object; a missing or null field keeps its default, one of a wrong type is remembered in
/// `wrong`.
class Reader {
 public:
  static constexpr bool kReads = true;
  Reader(const json& object, Form form, std::string& wrong) : object_(object), form_(form), wrong_(wrong) {}

  template <typename T>
  void operator()(const char* brief, const char* full, T& value, const std::type_identity_t<T>& fallback) {
    value = fallback;
    (*this)(brief, full, value);
  }
  template <typename T>
  void operator()(const char* brief, const char* full, T& value) {
    const char* name = form_ == Form::kLog ? brief : full;
    const auto found = object_.find(name);
    if (found == object_.end() || found->is_null()) return;
    if (!Get(*found, value) && wrong_.empty()) wrong_ = full;
  }
  template <typename T>
  void Whole(const char* brief, const char* full, T& value) {
    (*this)(brief, full, value);
  }

 private:
  bool Get(const json& from, std::string& value) const {
    if (!from.is_string()) return false;
    value = from.get_ref<const std::string&>();
    return true;
  }
  bool Get(const json& from, bool& value) const { return from.is_boolean() && (value = from.get<bool>(), true); }
  template <std::floating_point T>
  bool Get(const json& from, T& value) const {
    if (from.is_null()) return true;
    return from.is_number() && (value = static_cast<T>(from.get<double>()), true);
  }
  template <std::integral T>
  bool Get(const json& from, T& value) const {
    if (from.is_number_unsigned()) {
      const auto number = from.get<uint64_t>();
      return std::in_range<T>(number) && (value = static_cast<T>(number), true);
    }
    if (!from.is_number_integer()) return false;
    const auto number = from.get<int64_t>();
    return std::in_range<T>(number) && (value = static_cast<T>(number), true);
  }
  bool Get(const json& from, TurnId& value) const {
    uint32_t number = 0;
    return Get(from, number) && (value = static_cast<TurnId>(number), true);
  }
  template <typename T>
  requires std::is_enum_v<T>
  bool Get(const json& from, T& value) const {
    constexpr auto& kNames = EnumNames<T>::kNames;
    size_t index = kNames.size();
    if (from.is_string()) {
      index = static_cast<size_t>(std::find(kNames.begin(), kNames.end(), from.get_ref<const std::string&>()) -
                                  kNames.begin());
    } else if (!Get(from, index)) {
      return false;
    }
    return index < kNames.size() && (value = static_cast<T>(index), true);
  }
  bool Get(const json& from, Moment& value) const {
    if (from.is_string()) {
      const auto moment = ParseRfc3339(from.get_ref<const std::string&>());
      return moment && (value = *moment, true);
    }
    int64_t at = 0, offset = 0;
    constexpr int64_t kFarthest = int64_t{1} << 53;
    if (!from.is_array() || from.size() != 2 || !Get(from[0], at) || !Get(from[1], offset)) return false;
    if (at > kFarthest || at < -kFarthest || offset > 1440 || offset < -1440) return false;
    value = Moment{Instant(Duration(at)), std::chrono::minutes(offset)};
    return true;
  }
  bool Get(const json& from, Pad& pad) const {
    return from.is_array() && from.size() == 3 && Get(from[0], pad.pleasure) && Get(from[1], pad.arousal) &&
           Get(from[2], pad.dominance);
  }
  bool Get(const json& from, std::pair<std::string, float>& pair) const {
    return from.is_array() && from.size() == 2 && Get(from[0], pair.first) && Get(from[1], pair.second);
  }
  template <typename T>
  bool Get(const json& from, std::optional<T>& value) const {
    return Get(from, value.emplace());
  }
  template <typename T>
  bool Get(const json& from, std::vector<T>& values) const {
    if (!from.is_array()) return false;
    values.resize(from.size());
    for (size_t i = 0; i < values.size(); ++i)
      if (!Get(from[i], values[i])) return false;
    return true;
  }
  template <typename T>
  requires std::is_class_v<T>
  bool Get(const json& from, T& value) const {
    if (!from.is_object()) return false;
    value = T{};
    Reader inner(from, form_, wrong_);
    Fields(inner, value);
    return wrong_.empty();
  }

  const json& object_;
  const Form form_;
  std::string& wrong_;
};

struct KindName {
  const char* brief;
  const char* full;
};
/// In the order of EventBody.
constexpr std::array<KindName, std::variant_size_v<EventBody>> kKinds = {{{"h", "heard"},
                                                                          {"w", "answered"},
                                                                          {"p", "persona"},
                                                                          {"i", "interview"},
                                                                          {"f", "forgotten"},
                                                                          {"e", "passed"},
                                                                          {"n", "notice"},
                                                                          {"m", "marked"},
                                                                          {"s", "settings"},
                                                                          {"r", "romance"},
                                                                          {"t", "tool"},
                                                                          {"o", "noted"},
                                                                          {"l", "reflected"}}};

template <typename Writer>
void Write(const Event& event, Writer&& writer) {
  writer.Whole("v", "v", kEventVersion);
  writer.Whole("a", "at", event.at);
  const KindName kind = kKinds[event.body.index()];
  std::visit([&](const auto& body) { writer.Whole(kind.brief, kind.full, body); }, event.body);
}

template <size_t kIndex = 0>
bool ReadBody(Reader& reader, const json& object, Form form, EventBody& body) {
  if constexpr (kIndex == std::variant_size_v<EventBody>) {
    return false;
  } else {
    const KindName kind = kKinds[kIndex];
    if (!object.contains(form == Form::kLog ? kind.brief : kind.full))
      return ReadBody<kIndex + 1>(reader, object, form, body);
    reader.Whole(kind.brief, kind.full, body.emplace<kIndex>());
    return true;
  }
}

/// Empty where all went well, else what is wrong with it.
std::string Read(const json& object, Form form, Event& event) {
  if (!object.is_object()) return "it is not an object";
  uint32_t version = 0;
  std::string wrong;
  Reader reader(object, form, wrong);
  reader("v", "v", version);
  if (wrong.empty() && version > kEventVersion) return "it was written by a newer version of Samantha; update first";
  if (version == 0) return "it has no version";
  if (!object.contains(form == Form::kLog ? "a" : "at")) return "it has no time";
  reader("a", "at", event.at);
  if (!ReadBody(reader, object, form, event.body)) return "its kind is not known";
  return wrong.empty() ? "" : "its '" + wrong + "' has a value that does not fit";
}

/// Steps over one CBOR item; false where it is cut off, malformed or nested deeper than `depth`.
bool SkipCbor(std::string_view& in, int depth) {
  if (in.empty() || depth == 0) return false;
  const auto first = static_cast<uint8_t>(in.front());
  in.remove_prefix(1);
  const int major = first >> 5, info = first & 31;
  if (info >= 28) return false;  // open-ended items are never written here
  uint64_t count = static_cast<uint64_t>(info);
  if (info >= 24) {
    const size_t width = size_t{1} << (info - 24);
    if (in.size() < width) return false;
    count = 0;
    for (size_t i = 0; i < width; ++i) count = count << 8 | static_cast<uint8_t>(in[i]);
    in.remove_prefix(width);
  }
  if (major == 2 || major == 3) {
    if (count > in.size()) return false;
    in.remove_prefix(count);
  } else if (major == 4 || major == 5) {
    if (count > in.size()) return false;
    for (uint64_t i = 0; i < count * (major == 5 ? 2 : 1); ++i)
      if (!SkipCbor(in, depth - 1)) return false;
  }
  return major != 6;  // nor are tags
}

constexpr int kDeepest = 16;

}  // namespace

std::string EncodeEvent(const Event& event) {
  std::string bytes;
  bytes.reserve(512);
  Write(event, CborWriter(bytes));
  return bytes;
}

Result<Event> DecodeEvent(std::string_view bytes) {
  std::string_view rest = bytes;
  if (!SkipCbor(rest, kDeepest) || !rest.empty()) return Fail(ErrorCode::kCorrupt, "an event is cut off or damaged");
  try {
    const json object = json::from_cbor(bytes.begin(), bytes.end(), true, false);
    Event event;
    if (std::string wrong = Read(object, Form::kLog, event); !wrong.empty())
      return Fail(ErrorCode::kCorrupt, "an event cannot be read: " + wrong);
    return event;
  } catch (const std::exception&) {
    return Fail(ErrorCode::kCorrupt, "an event is damaged");
  }
}

std::string EventToJson(const StoredEvent& stored) {
  json object = json::object();
  Write(stored.event, TextWriter(object));
  object["seq"] = stored.seq;
  object["turn"] = Number(stored.turn);
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<StoredEvent> EventFromJson(std::string_view text) {
  try {
    const json object = json::parse(text.begin(), text.end(), nullptr, false);
    if (object.is_discarded()) return Fail(ErrorCode::kInvalidArgument, "an event is not JSON");
    StoredEvent stored;
    std::string wrong = Read(object, Form::kText, stored.event);
    if (wrong.empty()) {
      Reader reader(object, Form::kText, wrong);
      reader("", "seq", stored.seq);
      reader("", "turn", stored.turn);
      if (!wrong.empty()) wrong = "its '" + wrong + "' has a value that does not fit";
    }
    if (!wrong.empty()) return Fail(ErrorCode::kInvalidArgument, "an event cannot be read: " + wrong);
    return stored;
  } catch (const std::exception&) {
    return Fail(ErrorCode::kInvalidArgument, "an event cannot be read");
  }
}

}  // namespace sam
