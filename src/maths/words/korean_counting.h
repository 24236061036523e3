// Counting cases: what the parts of it share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "maths/words/korean_pattern.h"
#include "maths/words/word_problem.h"

namespace sam::maths {

using CountKind = std::optional<WordAnswer> (*)(const std::string& text);
using CountTest = std::function<bool(int)>;

/// n! and n choose k; 0 where it is beyond 10^15 or not defined.
long long Factorial(int n);
long long Choose(int n, int k);
/// "7", "4의 배수이거나 6의 배수", "5 미만", "12 또는 홀수"; none where nothing of the kind is said.
std::optional<CountTest> CountCondition(const std::string& said);
WordAnswer CountTold(long long value, std::string unit, std::vector<std::string> steps, std::string understood, std::string check);
std::string Digits(long long value);

/// Throws of dice, coins, yut, hands of rock paper scissors: every outcome tried.
std::optional<WordAnswer> CountThrows(const std::string& text);
/// Numbers made of digit cards, and cards drawn from a row of numbers.
std::optional<WordAnswer> CountCards(const std::string& text);
/// People and things in a row or round a table.
std::optional<WordAnswer> CountRows(const std::string& text);
/// People chosen for something.
std::optional<WordAnswer> CountChosen(const std::string& text);
/// Things given to people or put into boxes.
std::optional<WordAnswer> CountShared(const std::string& text);
/// One of each, one of all, ways from town to town, matches, points and lines.
std::optional<WordAnswer> CountWays(const std::string& text);

}  // namespace sam::maths
