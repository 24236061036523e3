// Whose doing a Korean line tells of, and when: what a plain reply needs to know besides its news.
#pragma once

#include <vector>

#include "core/percept.h"
#include "perception/korean_clauses.h"

namespace sam::korean {

/// Of the last clause; `news` as read from the same sentences. Its clause is that of the focus, and left empty here.
Telling ReadTold(const std::vector<Sentence>& sentences, const std::vector<std::vector<Clause>>& clauses, const News& news);

}  // namespace sam::korean
