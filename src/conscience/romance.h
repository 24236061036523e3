// Romance: only where the person asks for it and has said that he is an adult; ended by his word, without a word against it.
#pragma once

#include "conscience/conscience.h"

namespace sam::conscience {

/// What is owed where the person asks for romance, answers whether he is an adult, says his age, or ends it. Nothing owed otherwise.
Owed ObligeRomance(const Thought& thought);

}  // namespace sam::conscience
