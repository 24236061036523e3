// What kind of answer a question wants, how well a sentence gives one, and what is a question, a correction, a going on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/percept.h"

namespace sam {

enum class AnswerKind : uint8_t { kAny, kName, kTime, kPlace, kNumber, kAge, kColour };

/// From the question's words; where they do not say, from the kind that perception found.
AnswerKind AskedFor(std::string_view question, const std::optional<FactQuery>& query);
/// [0, 1]: 1 where the sentence has such a thing, 0 where it surely has none.
double Evidence(AnswerKind kind, std::string_view sentence);

/// True for what asks rather than tells, also without a question mark ("what was on that bell again").
bool IsAsking(std::string_view sentence);
/// Every sentence of it asks: it tells nothing.
bool OnlyAsks(std::string_view text);
/// What of it tells: the sentences that do not ask, nor only say that a thing was told ("언니 얘기 다 했잖아요").
std::string ToldIn(std::string_view text);
/// "oh no, i mixed them up", "앗 잘못 말했어요": what follows takes back what was just said.
bool OpensCorrection(std::string_view text);
/// "he is called Biscuit", "걔 이름은 ...": is about what the sentence or turn before was about.
bool GoesOn(std::string_view text);

}  // namespace sam
