#include <re2/re2.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "mind/builtin/manner.h"

namespace sam::manner {
namespace {

struct Rewrite {
  const char* from;  // RE2
  const char* to;
};

// "'s" is "is" or "has" only after these; elsewhere it is whose. Before a word that ends like a participle it is "has".
constexpr std::array<Rewrite, 27> kFullForms = {{
    {R"(\b([Cc])an't\b)", R"(\1annot)"},
    {R"(\b([Ww])on't\b)", R"(\1ill not)"},
    {R"(\b([Ss])han't\b)", R"(\1hall not)"},
    {R"(\b([Aa])in't\b)", R"(\1re not)"},
    {R"(\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Ww]ould|[Cc]ould|[Ss]hould|[Nn]eed|[Mm]ust)n't (I|you|he|she|it|we|they|that|there|one)\b)", R"(\1 \2 not)"},
    {R"(\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Ww]ould|[Cc]ould|[Ss]hould|[Nn]eed|[Mm]ust)n't\b)", R"(\1 not)"},
    {R"(\bI'm\b)", "I am"},
    {R"(\b(You|you|We|we|They|they|Who|who|There|there|What|what)'re\b)", R"(\1 are)"},
    {R"(\b(I|You|you|We|we|They|they|Who|who|There|there|would|could|should|might|must)'ve\b)", R"(\1 have)"},
    {R"(\b(I|You|you|He|he|She|she|It|it|We|we|They|they|Who|who|That|that|There|there)'ll\b)", R"(\1 will)"},
    {R"(\b(I|You|you|He|he|She|she|It|it|We|we|They|they|Who|who|That|that|There|there)'d (been|had|never|better|gone|done|seen|said|told|made|come|got|given|heard|known|taken|thought|put|let)\b)", R"(\1 had \2)"},
    {R"(\b(I|You|you|He|he|She|she|It|it|We|we|They|they|Who|who|That|that|There|there)'d\b)", R"(\1 would)"},
    {R"(\b(He|he|She|she|It|it|That|that|There|there|What|what|Who|who|Where|where|Here|here|How|how)'s (been|got|had|gone|done|seen|said|told|made|come|given|become|taken|earned|never) )", R"(\1 has \2 )"},
    {R"(\b(He|he|She|she|It|it|That|that|There|there|What|what|Who|who|Where|where|Here|here|How|how|This|this|Everything|everything|Nothing|nothing|Something|something|Nobody|nobody)'s\b)", R"(\1 is)"},
    {R"(\b([Ll])et's\b)", R"(\1et us)"},
    {R"(\b([Yy])eah\b)", R"(\1es)"},
    {R"(\b([Yy])ep\b)", R"(\1es)"},
    {R"(\b([Nn])ope\b)", R"(\1o)"},
    {R"(\bOkay\b)", "Very well"},
    {R"(\b([Gg])onna\b)", R"(\1oing to)"},
    {R"(\b([Ww])anna\b)", R"(\1ant to)"},
    {R"(\b([Kk])inda\b)", R"(\1ind of)"},
    {R"(\bThanks\b)", "Thank you"},
    {R"(\bHi\b)", "Good day"},
    {R"(\bHey\b)", "Good day"},
    {R"(^Well, )", ""},
    {R"(\bI am going to\b)", "I shall"},
}};

constexpr std::array<Rewrite, 18> kShortForms = {{
    {R"(\bI am\b)", "I'm"},
    {R"(\bI have (?:not )?(been|got|seen|heard|never|no)\b)", R"(I've \1)"},
    {R"(\bI would\b)", "I'd"},
    {R"(\bI will\b)", "I'll"},
    {R"(\b(You|you|We|we|They|they) are\b)", R"(\1're)"},
    {R"(\b(You|you|We|we|They|they) have (been|got|seen|had|done)\b)", R"(\1've \2)"},
    {R"(\b(You|you|We|we|They|they) will\b)", R"(\1'll)"},
    {R"(\b(It|it|That|that|There|there|What|what) is\b)", R"(\1's)"},
    {R"(\b([Cc])annot\b)", R"(\1an't)"},
    {R"(\b([Dd]o|[Dd]oes|[Dd]id|[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Ww]ould|[Cc]ould|[Ss]hould) not\b)", R"(\1n't)"},
    {R"(\b([Ww])ill not\b)", R"(\1on't)"},
    {R"(\b([Gg])oing to (be|do|get|have|make|say|take|need|want)\b)", R"(\1onna \2)"},
    {R"(\b([Ww])ant to\b)", R"(\1anna)"},
    {R"(\b([Kk])ind of\b)", R"(\1inda)"},
    {R"(^Yes,)", "Yeah,"},
    {R"(^No,)", "Nah,"},
    {R"(^Hello\b)", "Hey"},
    {R"(\b([Tt])hank you\b)", R"(\1hanks)"},
}};

constexpr std::array<Rewrite, 14> kHedges = {{
    {R"(\bI think (?:that )?)", ""},
    {R"(\bI'd say (?:that )?)", ""},
    {R"(\bI would say (?:that )?)", ""},
    {R"(\bI suppose (?:that )?)", ""},
    {R"(\bI guess (?:that )?)", ""},
    {R"(\b(?:M|m)aybe (?:that's |it's )?)", ""},
    {R"(\b[Pp]erhaps )", ""},
    {R"( a (?:little )?bit (of an? )?)", " "},
    {R"(\b(?:rather|quite|fairly|somewhat|slightly) )", ""},
    {R"(, I think\b)", ""},
    {R"(, I suppose\b)", ""},
    {R"(, maybe\b)", ""},
    {R"(, perhaps\b)", ""},
    {R"(\b(?:sort|kind) of )", ""},
}};

struct Compiled {
  std::unique_ptr<RE2> from;
  std::string to;
};
template <size_t N>
std::vector<Compiled> Compile(const std::array<Rewrite, N>& rewrites) {
  std::vector<Compiled> out;
  for (const Rewrite& r : rewrites) out.push_back({std::make_unique<RE2>(r.from), r.to});
  return out;
}

/// The stretches outside of quotation marks are rewritten; an apostrophe is no mark.
std::string Rewritten(std::string_view text, const std::vector<Compiled>& rewrites) {
  std::string out;
  for (size_t begin = 0; begin < text.size();) {
    const bool curly = text.substr(begin).starts_with("“"), plain = text[begin] == '"';
    if (curly || plain) {
      const std::string_view close = curly ? "”" : "\"";
      const size_t end = text.find(close, begin + 1);
      const size_t past = end == text.npos ? text.size() : end + close.size();
      out += text.substr(begin, past - begin);
      begin = past;
      continue;
    }
    const size_t end = std::min({text.find('"', begin), text.find("“", begin), text.size()});
    std::string piece(text.substr(begin, end - begin));
    for (const Compiled& rewrite : rewrites) RE2::GlobalReplace(&piece, *rewrite.from, rewrite.to);
    out += piece;
    begin = end;
  }
  return out;
}

/// A capital where a sentence begins.
std::string WithCapitals(std::string text) {
  bool begins = true;
  for (char& c : text) {
    if (begins && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == '.' || c == '!' || c == '?') begins = true;
    else if (c != ' ') begins = false;
  }
  return text;
}

}  // namespace

std::string Expanded(std::string_view text) {
  static const auto rewrites = Compile(kFullForms);
  return Rewritten(text, rewrites);
}

std::string Contracted(std::string_view text) {
  static const auto rewrites = Compile(kShortForms);
  return Rewritten(text, rewrites);
}

std::string WithoutHedges(std::string_view text) {
  static const auto rewrites = Compile(kHedges);
  const std::string bare = Rewritten(text, rewrites);
  return bare == text ? bare : WithCapitals(bare);
}

}  // namespace sam::manner
