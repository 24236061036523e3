// What an utterance is about, in words a reply can take up.
#pragma once

#include "core/percept.h"
#include "perception/english_text.h"

namespace sam::english {

Focus ReadFocus(const Text& text, const Moment& at);
/// The phrase that ends what is told, turned to her point of view: "since march", "your mum's"; empty where none does.
std::string ReadTail(const Text& text);

/// Words of the text turned to her point of view, without a capital that only the place gave them.
std::string FromHerSide(const Text& text, Span said);

}  // namespace sam::english
