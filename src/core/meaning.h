// What meanings have in common, and which intents say one outright.
#pragma once

#include <string_view>

#include "core/percept.h"

namespace sam {

/// Which way a meaning points: the person's fortune, or how he treats her.
enum class MeaningSide : uint8_t { kNeither, kSad, kGlad, kUnkind, kKind };
MeaningSide SideOf(Meaning meaning);

/// The meaning that an intent has by itself ("grief" is a loss); kNone where it is about a matter that may be anything ("boss").
Meaning MeaningOf(std::string_view intent);

/// Only whom or what a line is about, whatever befell ("boss", "pet"); other intents say more.
bool IsBareTopic(std::string_view intent);

/// How likely the line points this way, [0, 1].
float Leans(const Percept& percept, MeaningSide side);

/// The line was read, and more likely than not there is something in it to feel about.
bool MeansSomething(const Percept& percept);

/// What the line most likely means, besides nothing.
Meaning LikeliestMeaning(const Percept& percept);

}  // namespace sam
