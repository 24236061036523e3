// The fact that she told a moment ago: what "no, it's Hull now" is about.
#pragma once

#include "perception/context.h"

namespace sam {

/// The newest current fact that her last answer from memory named; nullptr where that was none.
const Fact* FactJustTold(const PerceptionContext& context);

}  // namespace sam
