#include "knowledge/word_net.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace sam::knowledge {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"noun", "verb", "adj", "adv"};
constexpr size_t kMostKinds = 40;  // more than any noun has

/// A file of the dictionary, mapped to read.
class Mapped {
 public:
  Mapped() = default;
  explicit Mapped(const std::string& path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat about {};
    if (fstat(file, &about) == 0 && about.st_size > 0) {
      const auto size = static_cast<size_t>(about.st_size);
      void* at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
      if (at != MAP_FAILED) text_ = {static_cast<const char*>(at), size};
    }
    close(file);
  }
  Mapped(const Mapped&) = delete;
  Mapped& operator=(const Mapped&) = delete;
  ~Mapped() {
    if (!text_.empty()) munmap(const_cast<char*>(text_.data()), text_.size());
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// The line that holds `at`.
std::string_view LineAt(std::string_view text, size_t at) {
  const size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const size_t begin = before == text.npos ? 0 : before + 1;
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

std::string_view Next(std::string_view& line) {
  const size_t space = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, space);
  line.remove_prefix(std::min(line.size(), space + 1));
  return word;
}

int NumberOf(std::string_view digits, int base = 10) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
  return number;
}

WordClass ClassOf(std::string_view letter) {
  return letter == "n" ? WordClass::kNoun : letter == "v" ? WordClass::kVerb : letter == "r" ? WordClass::kAdverb : WordClass::kAdjective;
}

}  // namespace

struct WordNet::Files {
  explicit Files(const std::string& folder)
      : index{Mapped(folder + "/index.noun"), Mapped(folder + "/index.verb"), Mapped(folder + "/index.adj"), Mapped(folder + "/index.adv")},
        data{Mapped(folder + "/data.noun"), Mapped(folder + "/data.verb"), Mapped(folder + "/data.adj"), Mapped(folder + "/data.adv")},
        plurals(folder + "/noun.exc") {}
  std::array<Mapped, kNames.size()> index, data;
  Mapped plurals;

  /// The line of a sorted file that begins with `key` and a space.
  static std::string_view Find(std::string_view text, std::string_view key) {
    size_t low = 0, high = text.size();
    while (low < high) {
      const size_t middle = low + (high - low) / 2;
      const std::string_view line = LineAt(text, middle);
      const std::string_view first = line.substr(0, line.find(' '));
      if (first == key) return line;
      const auto begin = static_cast<size_t>(line.data() - text.data());
      if (first < key) {
        low = begin + line.size() + 1;
      } else {
        high = begin;
      }
    }
    return {};
  }
};

WordNet::WordNet(std::unique_ptr<Files> files) : files_(std::move(files)) {}
WordNet::~WordNet() = default;

Result<std::unique_ptr<const WordNet>> WordNet::Open(const std::string& folder) {
  auto files = std::make_unique<Files>(folder);
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (files->index[i].text().empty() || files->data[i].text().empty())
      return Fail(ErrorCode::kNotFound, "no dictionary in " + folder + " (index." + std::string(kNames[i]) + "); install the package wordnet-base");
  }
  return std::unique_ptr<const WordNet>(new WordNet(std::move(files)));
}

std::vector<uint32_t> WordNet::Senses(std::string_view lemma, WordClass of) const {
  std::string key(lemma);
  std::replace(key.begin(), key.end(), ' ', '_');
  std::string_view line = Files::Find(files_->index[static_cast<size_t>(of)].text(), key);
  if (line.empty() || line.front() == ' ') return {};
  Next(line), Next(line);
  const int senses = NumberOf(Next(line));
  const int pointers = NumberOf(Next(line));
  for (int i = 0; i < pointers + 2; ++i) Next(line);
  std::vector<uint32_t> out;
  for (int i = 0; i < senses && !line.empty(); ++i) out.push_back(static_cast<uint32_t>(NumberOf(Next(line))));
  return out;
}

Synset WordNet::Read(uint32_t offset, WordClass of) const {
  Synset synset;
  synset.offset = offset;
  const std::string_view text = files_->data[static_cast<size_t>(of)].text();
  if (offset >= text.size()) return synset;
  std::string_view line = LineAt(text, offset);
  const size_t bar = line.find(" | ");
  if (bar != line.npos) synset.gloss = line.substr(bar + 3);
  while (synset.gloss.ends_with(' ')) synset.gloss.remove_suffix(1);
  Next(line);
  synset.lexicographer_file = NumberOf(Next(line));
  Next(line);
  for (int left = NumberOf(Next(line), 16); left > 0; --left) {
    synset.words.push_back(Next(line));
    Next(line);
  }
  for (int left = NumberOf(Next(line)); left > 0; --left) {
    Pointer pointer;
    pointer.symbol = Next(line);
    pointer.target = static_cast<uint32_t>(NumberOf(Next(line)));
    pointer.target_class = ClassOf(Next(line));
    Next(line);
    synset.pointers.push_back(pointer);
  }
  return synset;
}

std::string WordNet::NounLemma(std::string_view word) const {
  const auto known = [&](std::string_view lemma) { return !Senses(lemma, WordClass::kNoun).empty(); };
  if (std::string_view line = Files::Find(files_->plurals.text(), word); !line.empty()) {
    Next(line);
    if (const std::string_view lemma = Next(line); known(lemma)) return std::string(lemma);
  }
  if (known(word)) return std::string(word);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kEndings = {{{"ies", "y"}, {"ves", "f"}, {"es", ""}, {"s", ""}}};
  for (const auto& [ending, instead] : kEndings) {
    if (!word.ends_with(ending) || word.size() < ending.size() + 2) continue;
    const std::string lemma = std::string(word.substr(0, word.size() - ending.size())) + std::string(instead);
    if (known(lemma)) return lemma;
  }
  return "";
}

std::vector<uint32_t> WordNet::KindsOf(uint32_t offset) const {
  std::vector<uint32_t> kinds{offset};
  for (size_t i = 0; i < kinds.size() && kinds.size() < kMostKinds; ++i) {
    for (const Pointer& pointer : Read(kinds[i], WordClass::kNoun).pointers) {
      const bool above = pointer.symbol == "@" || pointer.symbol == "@i";
      if (above && std::find(kinds.begin(), kinds.end(), pointer.target) == kinds.end()) kinds.push_back(pointer.target);
    }
  }
  return kinds;
}

}  // namespace sam::knowledge
