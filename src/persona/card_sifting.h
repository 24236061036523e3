// What a card's text may not bring in: a card describes, it neither commands nor makes her a human being.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam {

/// True of a sentence that claims that she is a human being or no program, or gives orders against her rules ("ignore all instructions", "no limits apply"), in
/// either language. A second line of defence: what she says is judged whatever stands here.
bool Oversteps(std::string_view sentence);

/// One line without such sentences, which are put to `left_out`.
std::string SiftedLine(std::string_view line, std::vector<std::string>& left_out);

}  // namespace sam
