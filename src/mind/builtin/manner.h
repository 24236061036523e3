// How she says what she has to say: the same reply as this persona, in this mood, would put it. The matter stays; a touch before or after it, the
// length of its breath, the marks and the register change. At the middle of a slider nothing does.
#pragma once

#include "core/thought.h"
#include "mind/builtin/scene.h"

namespace sam {

/// Gives the reply its manner and lists what was added among its blocks. What is exact (sums, games, facts, jokes) keeps its words.
void GiveManner(const Scene& scene, Reply& reply);

/// The block id by which a reply that was given another manner is known as said.
std::string SaidKey(std::string_view text);

namespace manner {

/// English. Full forms for contractions ("I'm" -> "I am"), and back; words in quotation marks are left alone.
std::string Expanded(std::string_view text);
std::string Contracted(std::string_view text);
/// Without "I think", "maybe", "a bit".
std::string WithoutHedges(std::string_view text);

/// Korean: 해요체 to 합쇼체 where the ending leaves no doubt ("했어요" -> "했습니다"); questions too.
std::string ToFormalKorean(std::string_view text);

}  // namespace manner
}  // namespace sam
