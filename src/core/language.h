// The two languages she speaks, and how formally.
#pragma once

#include <cstdint>
#include <string_view>

namespace sam {

enum class Language : uint8_t { kEnglish, kKorean };
/// Korean 존댓말 and 반말; in English, kCasual only loosens the words.
enum class SpeechLevel : uint8_t { kPolite, kCasual };

constexpr std::string_view Code(Language language) { return language == Language::kKorean ? "ko" : "en"; }

}  // namespace sam
