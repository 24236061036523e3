// "Hello, I'm Ruth", "안녕하세요, 저는 지우예요": who greets with a name, and what else the line says.
#pragma once

#include <string>
#include <string_view>

#include "core/language.h"

namespace sam {

struct Introduction {
  std::string name;  // as said, with a capital; empty where the person does not introduce himself
  std::string rest;  // the line without it and without the greeting; empty where nothing of weight is left
};

/// Reads the first sentences of a line. A word that tells how or what somebody is ("i'm tired", "난 간호사야") is no name.
Introduction ReadIntroduction(std::string_view text, Language language);

}  // namespace sam
