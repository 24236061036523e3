// What an utterance is about, in words a reply can take up.
#pragma once

#include "core/percept.h"
#include "perception/english_text.h"

namespace sam::english {

Focus ReadFocus(const Text& text, const Moment& at);

}  // namespace sam::english
