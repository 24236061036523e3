// samantha say: words in, her voice out.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/options.h"
#include "app/run_now.h"
#include "app/voices.h"
#include "audio/resample.h"
#include "audio/wav.h"
#include "base/unicode.h"
#include "expression/prosody_plan.h"

namespace sam::app {
namespace {

using Clock = std::chrono::steady_clock;

struct Wanted {
  std::string text, out, language, manner = "plain", voice = "flite";
  std::vector<std::string> feelings;
  double speed = 1;
  bool json = false;
};

/// Words of every day for what OCC calls otherwise.
constexpr std::array<std::pair<std::string_view, EmotionType>, 4> kEveryday = {
    {{"sadness", EmotionType::kDisappointment}, {"calm", EmotionType::kRelief}, {"happiness", EmotionType::kJoy}, {"pity", EmotionType::kSorryFor}}};

std::optional<EmotionType> EmotionNamed(std::string_view name) {
  for (size_t i = 0; i < kEmotionTypes; ++i)
    if (Name(static_cast<EmotionType>(i)) == name) return static_cast<EmotionType>(i);
  for (const auto& [word, type] : kEveryday)
    if (word == name) return type;
  return std::nullopt;
}

/// "joy=0.8", or "joy" for all of it.
Result<Emotion> ReadFeeling(const std::string& given) {
  const size_t sign = given.find('=');
  const std::string name = given.substr(0, sign);
  const auto type = EmotionNamed(name);
  if (!type) {
    std::vector<std::string_view> all;
    for (size_t i = 0; i < kEmotionTypes; ++i) all.push_back(Name(static_cast<EmotionType>(i)));
    return Fail(ErrorCode::kInvalidArgument, fmt::format("there is no feeling '{}'; there are {}, sadness, calm", CleanText(name, 40), fmt::join(all, ", ")));
  }
  double intensity = 1;
  if (sign != given.npos) {
    const char* const end = given.data() + given.size();
    const auto read = std::from_chars(given.data() + sign + 1, end, intensity);
    if (read.ec != std::errc() || read.ptr != end || !(intensity >= 0 && intensity <= 1))
      return Fail(ErrorCode::kInvalidArgument, fmt::format("'{}' is no strength of a feeling; give a number from 0 to 1, as in {}=0.8", CleanText(given.substr(sign + 1), 40), name));
  }
