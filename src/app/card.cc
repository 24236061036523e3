// samantha card import, export, show: who she is as a character card (docs/cards.md).
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/card_view.h"
#include "app/commands.h"
#include "app/line_answer.h"
#include "app/options.h"
#include "app/picture.h"
#include "base/base64.h"
#include "base/unicode.h"
#include "persona/card_persona.h"
#include "persona/card_png.h"

namespace sam::app {
namespace {

using nlohmann::json;

struct CardOptions {
  std::string person, data, file, picture;
  bool yes = false, v2 = false, with_state = false;
};

MakeOptions Parts(const CardOptions& options) { return {.data = options.data, .mind = {}, .seed = 1}; }

/// What was answered under "card", or the reason why nothing was.
Result<json> Ask(const LineAnswer& answer, const json& line, const char* step) {
  json told = json::parse(answer(line.dump(-1, ' ', false, json::error_handler_t::replace)), nullptr, false);
  if (told.is_object() && told.contains("card")) return told["card"][step];
  return Fail(ErrorCode::kInvalidArgument, told.is_object() ? told.value("error", "no answer") : "no answer");
}

Result<void> Agreed(const CardOptions& options) {
  if (options.yes) return {};
  if (!isatty(STDIN_FILENO)) return Fail(ErrorCode::kCancelled, "nothing was changed; with --yes she becomes so");
  std::printf("Is she to become so? [y/N] ");
  std::fflush(stdout);
  std::string line;
  if (std::getline(std::cin, line) && MeansYes(line)) return {};
  return Fail(ErrorCode::kCancelled, "nothing was changed");
}

int Import(const CardOptions& options) {
  const auto preview = CardLine(options.file, CardStep::kPreview), take = CardLine(options.file, CardStep::kImport);
  if (!preview || !take) return Complain((preview ? take : preview).error());
  return WithLinesOf(options.person, Parts(options), [&](const LineAnswer& answer) {
    const auto told = Ask(answer, *preview, "preview");
    if (!told) return Complain(told.error());
    std::printf("%s", CardShown(*told).c_str());
    if (const auto agreed = Agreed(options); !agreed) return Complain(agreed.error());
    const auto done = Ask(answer, *take, "imported");
    if (!done) return Complain(done.error());
    std::printf("She is %s now; /undo in the talk takes it back.\n", done->value("name", "").c_str());
    return kOk;
  });
}

/// Whole or not at all.
Result<void> WriteFile(const std::string& path, const std::string& bytes) {
  const std::string beside = path + ".part";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (file && std::rename(beside.c_str(), path.c_str()) == 0) return {};
  const int reason = errno;
  std::remove(beside.c_str());
  return Fail(ErrorCode::kUnavailable, fmt::format("'{}' cannot be written ({}); name another file", path.substr(0, 200), std::strerror(reason)));
}

/// The card in the picture that the person gives.
Result<std::string> InPicture(const std::string& png, const std::string& path) {
  auto cards = ReadPngCards(png);
  if (!cards) return tl::unexpected(cards.error());
  auto picture = ReadPictureFile(path);
  if (!picture) return picture;
  return WithCards(*picture, *cards);
}

int Export(const CardOptions& options) {
  const bool png = options.file.ends_with(".png");
  if (!png && !options.file.ends_with(".json")) return Complain({ErrorCode::kInvalidArgument, fmt::format("'{}' is to be a .json or a .png file", options.file.substr(0, 200))});
  if (!png && !options.picture.empty()) return Complain({ErrorCode::kInvalidArgument, "a picture goes with a .png card; name one with --out"});
  return WithLinesOf(options.person, Parts(options), [&](const LineAnswer& answer) {
    const auto told = Ask(answer, {{"card", {{"export", {{"version", options.v2 ? "v2" : "v3"}, {"as", png ? "png" : "json"}, {"state", options.with_state}}}}}}, "exported");
    if (!told) return Complain(told.error());
    Result<std::string> bytes = png ? FromBase64(told->value("data", "")) : Result<std::string>(told->value("json", "") + "\n");
    if (bytes && !options.picture.empty()) bytes = InPicture(*bytes, options.picture);
    if (!bytes) return Complain(bytes.error());
    if (const auto written = WriteFile(options.file, *bytes); !written) return Complain(written.error());
    std::printf("%s as a card (%s): who she is, and nothing of your life%s.\n", told->value("name", "").c_str(), options.file.c_str(), options.with_state ? " but how you two stand and her mood" : "");
    return kOk;
  });
}

int Show(const CardOptions& options) {
  auto file = ReadPictureFile(options.file, "a card");
  if (!file) return Complain(file.error());
  const auto card = ReadCard(*file);
  if (!card) return Complain(card.error());
  const auto persona = WithCard(*card, {});
  if (!persona) return Complain(persona.error());
  const json told = {{"name", persona->name}, {"spec", Name(card->spec)}, {"creator", CleanText(card->creator, 200)}, {"ours", card->own.has_value()}, {"about", persona->about},
                     {"first_words", FirstWords(*card, "you")}, {"left_out", LeftOut(*card)}, {"lore_entries", card->lore_entries}, {"cut", card->cut},
                     {"temperament", persona->temperament}};
  std::printf("%s", CardShown(told).c_str());
  return kOk;
}

CLI::App* AddCommand(CLI::App& card, Action& action, const char* name, const char* what, int (*command)(const CardOptions&), const std::shared_ptr<CardOptions>& options) {
  CLI::App* added = card.add_subcommand(name, what);
  added->callback([options, command, &action] { action = [options, command] { return command(*options); }; });
  return added;
}

}  // namespace

void AddCard(CLI::App& program, Action& action) {
  CLI::App* card = program.add_subcommand("card", "who she is as a character card, V2 or V3, PNG or JSON (docs/cards.md)");
  card->require_subcommand(1);
  const auto in = std::make_shared<CardOptions>(), out = std::make_shared<CardOptions>(), shown = std::make_shared<CardOptions>();
  CLI::App* import = AddCommand(*card, action, "import", "shows what a card would make of her, and does it once you agree", Import, in);
  import->add_option("FILE", in->file, "the card")->required();
  import->add_flag("--yes", in->yes, "without asking");
  CLI::App* give = AddCommand(*card, action, "export", "who she is for you; nothing of your life", Export, out);
  give->add_option("--out", out->file, "the .json or .png file to write")->required();
  give->add_flag("--v2", out->v2, "as version 2; version 3 unless given");
  give->add_option("--picture", out->picture, "a PNG to put the card in; a plain one unless given");
  give->add_flag("--with-state", out->with_state, "with how you two stand and her mood");
  for (const auto& [command, options] : {std::pair(import, in), std::pair(give, out)}) {
    command->add_option("--person", options->person, "whose (the login name unless given)");
    command->add_option("--data", options->data, "data folder");
  }
  AddCommand(*card, action, "show", "what stands in a card's file", Show, shown)->add_option("FILE", shown->file, "the card")->required();
}

}  // namespace sam::app
