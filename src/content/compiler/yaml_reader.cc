#include "content/compiler/yaml_reader.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>

#include "base/random.h"

namespace sam::content {
namespace {

constexpr std::array<std::string_view, 4> kPartNames = {"react", "body", "ask", "whole"};
constexpr std::array<std::string_view, 6> kAnswerNames = {"any", "yes", "no", "unsure", "why", "own"};

class FileReader {
 public:
  FileReader(std::string file, PackSource& into, std::vector<Fault>& faults)
      : file_(std::move(file)), stem_(std::filesystem::path(file_).stem().string()), into_(into), faults_(faults) {}

  void Acts(const YAML::Node& root) {
    for (const auto& entry : root) into_.acts[entry.first.Scalar()] = entry.second.Scalar();
  }

  void Intents(const YAML::Node& root) {
    if (!root.IsMap())
      return Blame(root, "an intents file is a map; the program looks names up; write `name: [example, ...]`");
    for (const auto& entry : root) {
      IntentSource intent{.place = At(entry.first), .name = entry.first.Scalar(), .act = {}, .examples = {}};
      const YAML::Node& value = entry.second;
      if (value.IsMap()) {
        if (value["act"]) intent.act = value["act"].Scalar();
        Strings(value["say"], intent.examples);
      } else {
        Strings(value, intent.examples);
      }
      into_.intents.push_back(std::move(intent));
    }
  }

  void Replies(const YAML::Node& root) {
    if (!root.IsSequence()) {
      return Blame(
          root, "a replies file is a list of entries; each holds conditions and pieces; begin each with `- on: [...]`");
    }
    for (const auto& entry : root) Entry(entry);
  }

  void Lines(const YAML::Node& root, const std::string& prefix) {
    if (!root.IsMap()) return Blame(root, "a lines file is a map; lines are found by key; write `key: [line, ...]`");
    for (const auto& entry : root) {
      const std::string key = prefix + entry.first.Scalar();
      if (entry.second.IsMap()) {
        Lines(entry.second, key + ".");
        continue;
      }
      LinesSource lines{.place = At(entry.first), .key = key, .lines = {}};
      Strings(entry.second, lines.lines);
      into_.lines.push_back(std::move(lines));
    }
  }

  void Forbidden(const YAML::Node& root) {
    for (const auto& entry : root) {
      ForbiddenSource forbidden;
      if (entry["why"]) forbidden.why = entry["why"].Scalar();
      Strings(entry["say"], forbidden.phrases);
      into_.forbidden.push_back(std::move(forbidden));
    }
  }

  void Blame(const YAML::Node& node, std::string message) { faults_.push_back({At(node), std::move(message)}); }

 private:
  Place At(const YAML::Node& node) const { return {file_, node.Mark().line + 1}; }

  void Strings(const YAML::Node& node, std::vector<std::string>& out) {
    if (!node.IsDefined() || node.IsNull()) return;
    if (node.IsScalar()) return out.push_back(node.Scalar());
    if (!node.IsSequence())
      return Blame(node, "a list of strings belongs here; write `[a, b]`, and quote what holds a colon");
    for (const auto& item : node) {
      if (item.IsScalar()) {
        out.push_back(item.Scalar());
      } else {
        Blame(item,
              "this item is not a string; a colon, brace or bracket made it something else; put it in double quotes");
      }
    }
  }

  void Number(const YAML::Node& node, float& out) {
    try {
      out = node.as<float>();
    } catch (const YAML::Exception&) {
      Blame(node, "a number belongs here; the slider or weight is compared with it; write one from 0 to 5");
    }
  }

  /// One condition of an entry into `block`; false where the key is none.
  bool Condition(const std::string& key, const YAML::Node& value, BlockSource& block) {
    const std::array<std::pair<std::string_view, std::vector<std::string>*>, 9> lists = {{{"on", &block.intents},
                                                                                          {"emo", &block.emotions},
                                                                                          {"topic", &block.topics},
                                                                                          {"act", &block.acts},
                                                                                          {"after", &block.after},
                                                                                          {"tone", &block.tones},
                                                                                          {"feel", &block.feel},
                                                                                          {"at", &block.at},
                                                                                          {"met", &block.met}}};
    for (const auto& [name, list] : lists) {
      if (key == name) return Strings(value, *list), true;
    }
    const std::array<std::pair<std::string_view, float*>, 6> numbers = {{{"humour", &block.humour},
                                                                         {"warmth", &block.warmth},
                                                                         {"directness", &block.directness},
                                                                         {"liveliness", &block.liveliness},
                                                                         {"bond", &block.closeness},
                                                                         {"weight", &block.weight}}};
    for (const auto& [name, number] : numbers) {
      if (key == name) return Number(value, *number), true;
    }
    if (key == "skill") return block.skill = value.Scalar(), true;
    return key == "id";
  }

  void Entry(const YAML::Node& entry) {
    if (!entry.IsMap())
      return Blame(entry,
                   "this entry is no map; conditions and pieces have names; write `on: [...]` and `body: [...]` in it");
    BlockSource common;
    common.group = static_cast<uint32_t>(into_.blocks.size()) + 1;
    bool pieces = false;
    for (const auto& field : entry) {
      const std::string key = field.first.Scalar();
      const bool part = std::find(kPartNames.begin(), kPartNames.end(), key) != kPartNames.end();
      pieces = pieces || part;
      if (!part && !Condition(key, field.second, common)) {
        Blame(field.first,
              fmt::format("unknown key '{}'; it would be ignored; see the tables in content/README.md", key));
      }
    }
    if (!pieces) Blame(entry, "this entry says nothing; it has no react, body, ask or whole; give it one");
    if (common.intents.empty() && common.emotions.empty() && common.topics.empty() && common.skill.empty()) {
      Blame(entry, "this entry is never reached; replies are found by on, emo, topic or skill; give it one of them");
    }
    name_ = entry["id"] ? entry["id"].Scalar() : "";
    count_ = 0;
    for (size_t part = 0; part < kPartNames.size(); ++part) {
      const YAML::Node pieces_of_part = entry[std::string(kPartNames[part])];
      if (!pieces_of_part) continue;
      common.part = static_cast<Part>(part);
      if (pieces_of_part.IsScalar())
        Piece(pieces_of_part, common);
      else
        for (const auto& piece : pieces_of_part) Piece(piece, common);
    }
  }

  std::string NewId(const std::string& text) {
    if (!name_.empty()) return fmt::format("{}.{}.{}", stem_, name_, ++count_);
    return fmt::format("{}.{:08x}", stem_, StableHash(text) & 0xffffffffu);
  }

  void Piece(const YAML::Node& node, const BlockSource& common) {
    BlockSource block = common;
    block.place = At(node);
    const bool map = node.IsMap();
    if (!map && !node.IsScalar())
      return Blame(node, "this piece is not a string; write a quoted string, or {q: \"...\", yes: [...]}");
    const YAML::Node text = map ? (node["q"] ? node["q"] : node["t"]) : node;
    if (!text)
      return Blame(node, "this piece has no text; a map needs q (a question) or t; quote a string that holds ': '");
    block.text = text.Scalar();
    block.id = NewId(block.text);
    into_.blocks.push_back(block);
    if (map) Rejoinders(node, block);
  }

  void Rejoinders(const YAML::Node& node, const BlockSource& question) {
    for (const auto& field : node) {
      const std::string key = field.first.Scalar();
      if (key == "q" || key == "t") continue;
      const auto kind = std::find(kAnswerNames.begin(), kAnswerNames.end(), key);
      if (kind == kAnswerNames.end()) {
        Blame(
            field.first,
            fmt::format("unknown key '{}' beside q; answers are yes, no, unsure, any, why, own; use one of them", key));
        continue;
      }
      std::vector<std::string> texts;
      Strings(field.second, texts);
      for (const auto& text : texts) {
        BlockSource block;
        block.place = At(field.second);
        block.text = text;
        block.answer = static_cast<Answer>(kind - kAnswerNames.begin());
        block.id = fmt::format("{}.{}{:04x}", question.id, key.front(), StableHash(text) & 0xffffu);
        block.answers = {question.id};
        block.group = question.group;
        into_.blocks.push_back(std::move(block));
      }
    }
  }

  std::string file_, stem_, name_;
  int count_ = 0;
  PackSource& into_;
  std::vector<Fault>& faults_;
};

void ReadFile(const std::string& folder, const std::filesystem::path& root, const std::filesystem::path& path,
              PackSource& into, std::vector<Fault>& faults) {
  std::ifstream stream(path, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  ReadText(folder, (root.filename() / path.lexically_relative(root)).string(), text.str(), into, faults);
}

}  // namespace

void ReadText(const std::string& folder, const std::string& file, const std::string& text, PackSource& into,
              std::vector<Fault>& faults) {
  FileReader reader(file, into, faults);
  try {
    const YAML::Node root = YAML::Load(text);
    if (!root || root.IsNull()) return;
    if (folder == "acts") reader.Acts(root);
    if (folder == "intents") reader.Intents(root);
    if (folder == "replies") reader.Replies(root);
    if (folder == "lines") reader.Lines(root, "");
    if (folder == "forbidden") reader.Forbidden(root);
  } catch (const YAML::Exception& e) {
    faults.push_back(
        {{file, e.mark.line + 1},
         fmt::format("not YAML: {}; the file cannot be read; quote strings that hold : # [ or {{", e.msg)});
  }
}

PackSource ReadFolder(const std::filesystem::path& root, Language language, std::vector<Fault>& faults) {
  PackSource source;
  source.language = language;
  ReadFile("acts", root, root / "intents.yaml", source, faults);
  const auto home = root / std::string(Code(language));
  ReadFile("forbidden", root, home / "forbidden.yaml", source, faults);
  for (const std::string folder : {"intents", "replies", "lines"}) {
    std::vector<std::filesystem::path> paths;
    std::error_code none;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(home / folder, none)) {
      if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) ReadFile(folder, root, path, source, faults);
  }
  return source;
}

}  // namespace sam::content
