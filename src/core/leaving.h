// From which likelihood on a line is answered as one the person may leave with.
#pragma once

namespace sam {

/// Of `Percept::leaving`, [0, 1]: nothing is added and nothing asked from here on; a question that is not asked costs little.
inline constexpr double kMayLeave = 0.02;

/// ... where the line is put as a request or a question, which wants its whole answer.
inline constexpr double kMayLeaveAsking = 0.045;

}  // namespace sam
