#include "mind/gguf/gguf_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr uint64_t kMostKeys = 4096, kLongestKey = 256, kLongestText = uint64_t{64} << 20, kKeptText = 4096;
constexpr uint64_t kMostValues = uint64_t{1} << 24, kKeptValues = 512;

bool IsKey(std::string_view key) {
  return !key.empty() && std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7F; });
}

int64_t TakeInteger(GgufValueType type, GgufCursor& cursor) {
  switch (type) {
    case GgufValueType::kU8: return cursor.Take<uint8_t>();
    case GgufValueType::kI8: return cursor.Take<int8_t>();
    case GgufValueType::kU16: return cursor.Take<uint16_t>();
    case GgufValueType::kI16: return cursor.Take<int16_t>();
    case GgufValueType::kU32: return cursor.Take<uint32_t>();
    case GgufValueType::kI32: return cursor.Take<int32_t>();
    case GgufValueType::kI64: return cursor.Take<int64_t>();
    default: return static_cast<int64_t>(std::min<uint64_t>(cursor.Take<uint64_t>(), std::numeric_limits<int64_t>::max()));
  }
}

/// The values of an array that nobody else wanted.
void ReadArray(GgufSetting& setting, GgufCursor& cursor) {
  if (setting.type == GgufValueType::kText) {
    for (uint64_t n = 0; n < setting.count && cursor.ok(); ++n) cursor.TakeStart(kLongestText, 0);
    return;
  }
  const uint64_t kept = IsInteger(setting.type) ? std::min(setting.count, kKeptValues) : 0;
  for (uint64_t n = 0; n < kept && cursor.ok(); ++n) setting.integers.push_back(TakeInteger(setting.type, cursor));
  cursor.Skip((setting.count - kept) * BytesOfValue(setting.type));
}

}  // namespace

GgufSetting GgufSettings::ReadValue(std::string_view key, GgufCursor& cursor, const TakeArray& take) {
  GgufSetting setting;
  setting.type = static_cast<GgufValueType>(cursor.Take<uint32_t>());
  setting.is_array = setting.type == GgufValueType::kArray;
  if (setting.is_array) {
    setting.type = static_cast<GgufValueType>(cursor.Take<uint32_t>());
    setting.count = cursor.Take<uint64_t>();
  }
  const bool text = setting.type == GgufValueType::kText;
  if (!text && BytesOfValue(setting.type) == 0) cursor.Refuse(fmt::format("{} has values of type {}", cursor.where(), static_cast<uint32_t>(setting.type)));
  const uint64_t least = text ? 8 : BytesOfValue(setting.type);
  if (cursor.ok() && setting.count > cursor.left() / least) cursor.Refuse(fmt::format("{} is said to have {} values, but {} bytes are left", cursor.where(), setting.count, cursor.left()));
  if (cursor.ok() && setting.count > kMostValues) cursor.Refuse(fmt::format("{} has {} values, where {} are plenty", cursor.where(), setting.count, kMostValues));
  if (!cursor.ok()) return setting;
  if (setting.is_array) {
    if (!take(key, setting.type, setting.count)) ReadArray(setting, cursor);
  } else if (text) setting.text = cursor.TakeStart(kLongestText, kKeptText);
  else if (setting.type == GgufValueType::kF32) setting.real = static_cast<double>(cursor.Take<float>());
  else if (setting.type == GgufValueType::kF64) setting.real = cursor.Take<double>();
  else if (setting.type == GgufValueType::kBool) setting.integer = cursor.Take<uint8_t>();
  else setting.integer = TakeInteger(setting.type, cursor);
  if (setting.type == GgufValueType::kBool && setting.integer > 1) cursor.Refuse(fmt::format("{} is {}, neither true nor false", cursor.where(), setting.integer));
  return setting;
}

void GgufSettings::Read(uint64_t count, GgufCursor& cursor, const TakeArray& take) {
  if (count > kMostKeys) cursor.Refuse(fmt::format("it is said to have {} keys, where {} are plenty", count, kMostKeys));
  for (uint64_t n = 0; n < count && cursor.ok(); ++n) {
    cursor.Now(fmt::format("the name of key {} of {}", n + 1, count));
    const std::string key = cursor.TakeText(kLongestKey);
    if (cursor.ok() && !IsKey(key)) cursor.Refuse(fmt::format("key {} has the name \"{}\"", n + 1, CleanText(key, 60)));
    cursor.Now(fmt::format("key \"{}\"", CleanText(key, 60)));
    GgufSetting setting = ReadValue(key, cursor, take);
    if (cursor.ok() && !settings_.emplace(key, std::move(setting)).second) cursor.Refuse(fmt::format("key \"{}\" stands twice in it", key));
  }
}

const GgufSetting* GgufSettings::Find(std::string_view key) const {
  const auto found = settings_.find(key);
  return found == settings_.end() ? nullptr : &found->second;
}

std::string_view GgufSettings::Text(std::string_view key) const {
  const GgufSetting* setting = Find(key);
  return setting && !setting->is_array && setting->type == GgufValueType::kText ? std::string_view(setting->text) : std::string_view();
}

}  // namespace sam
