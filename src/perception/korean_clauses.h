// Clauses of a Korean sentence: the predicate with its tense and mood, and the words that stand before it.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "perception/korean_endings.h"
#include "perception/korean_words.h"

namespace sam::korean {

struct Clause {
  std::vector<Word> words;       // what stands before the predicate, in order; 안 and 못 left out
  Word last;                     // the last word of the clause
  std::string verb;              // stem of the main verb ("먹", "일하"); empty for a bare noun
  Form form;                     // of the last word
  std::optional<Copula> copula;  // where the last word can be noun and copula
  Kind kind = Kind::kNone;       // what the clause's ending does
  bool past = false, future = false, polite = false;
  bool negated = false;   // 안, -지 않-, 아니
  bool unable = false;    // 못, -지 못하-, -ㄹ 수 없-
  bool wish = false;      // -고 싶-
  bool going_on = false;  // -고 있-
  bool guess = false;     // -것 같-, -나 보-, -겠-, -ㄹ까
  bool ended = false;     // 이제 안, 더 이상, -지 않게 되-
  bool must_not = false;  // -면 안 되-
  bool asks = false;      // by ending or mark
  bool requests = false;
  bool fragment = false;  // no predicate: "거북이 나이는?", "강가람"
  bool quoted = false;    // -다고/-라고 하-, -대, -래: someone said it
  std::string named;      // the noun of "...(이)라고 하다/부르다"
};
/// The clauses in order. A conditional is a clause of kind kIf.
std::vector<Clause> ReadClauses(const Sentence& sentence);

/// Index in `words` of the last one with a subject or topic particle; npos where there is none.
size_t SubjectOf(const std::vector<Word>& words);
/// Index of the word with an object particle, or of the last bare noun; npos where there is none.
size_t ObjectOf(const Clause& clause);

/// A noun and what stands before it and belongs to it.
struct Phrase {
  std::string head;      // "이름"
  std::string owner;     // "거북이", "큰딸 담임선생님"; "" where the person or nobody is named
  std::string modifier;  // "좋아하는"
  bool mine = false;     // 제, 내, 우리, 저희 stands before it
  bool yours = false;    // 네, 너의
  size_t first = 0;      // index of its first word
};
Phrase ReadPhrase(const std::vector<Word>& words, size_t head);
/// The noun at `at` with the bare nouns before it, without whose it is: "동네 빵집", "구름 구경하는 거".
std::string Whole(const std::vector<Word>& words, size_t at);
/// Index of the last word with one of these particles; npos where there is none.
size_t WordWith(const std::vector<Word>& words, std::initializer_list<std::string_view> particles);

}  // namespace sam::korean
