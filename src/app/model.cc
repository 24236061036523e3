// samantha model: the language models of this machine, what fits it, and getting one.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/signal_set.hpp>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/commands.h"
#include "app/model_pace.h"
#include "app/options.h"
#include "app/run_now.h"
#include "base/unicode.h"
#include "mind/library/fetch_model.h"
#include "mind/library/fit.h"
#include "mind/library/found_models.h"
#include "mind/library/known_models.h"

namespace sam::app {
namespace {

using llm::Fit, llm::FoundModel, llm::KnownModel, llm::Machine;
using nlohmann::ordered_json;

constexpr uint32_t kContext = 4096;                      // tokens, where nothing else is asked for
constexpr std::chrono::milliseconds kMeasureSpan{250};   // for each type of weights

struct ModelAsked {
  std::string data, name, url, sha256;
  bool json = false, yes = false, measure = false;
};

std::string FromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

std::vector<llm::ModelPlace> Places(const ModelAsked& asked) { return llm::ModelPlaces(DataFolder(asked.data), FromEnvironment); }

std::string MindOf(const FoundModel& model) { return "llama:" + model.path; }

ordered_json HeaderJson(const GgufHeader& header) {
  return {{"kind", KindName(header.kind)}, {"architecture", header.architecture}, {"title", header.name}, {"bytes", header.file_bytes}, {"parameters", header.parameters},
          {"quantisation", header.quantisation}, {"context", header.context_length}, {"layers", header.layers}, {"vocabulary", header.vocabulary},
          {"chat_template", header.has_chat_template}, {"kv_bytes_per_token", header.kv_bytes_per_token}, {"licence", header.licence}};
}

ordered_json ModelJson(const FoundModel& model) {
  ordered_json out = {{"name", model.name}, {"owner", model.owner}, {"path", model.path}};
  if (!model.header) out["refused"] = model.header.error().message;
  else out.update(HeaderJson(*model.header));
  if (model.header && model.header->kind == GgufHeader::Kind::kModel) out["mind"] = MindOf(model);
  return out;
}

void PrintJson(const ordered_json& out) { std::printf("%s\n", out.dump(-1, ' ', false, ordered_json::error_handler_t::replace).c_str()); }

/// "qwen2.5:1.5b  1.0 GB  1.5B Q4_0  context 32768  Ollama".
std::string LineOf(const FoundModel& model) {
  if (!model.header) return model.header.error().message;
  const GgufHeader& header = *model.header;
  const std::string kind = header.kind == GgufHeader::Kind::kModel ? fmt::format("context {}", header.context_length) : KindName(header.kind);
  return fmt::format("{}  {}  {} {}  {}{}", model.name, llm::BytesText(header.file_bytes), llm::CountText(header.parameters), header.quantisation, kind,
                     model.owner.empty() ? "" : "  " + model.owner);
}

void ListOne(const FoundModel& model, const ModelAsked& asked) {
  const bool talks = model.header && model.header->kind == GgufHeader::Kind::kModel;
  const Result<ModelPace> pace = talks && asked.measure ? MeasureModel(model.path) : ModelPace{};
  ordered_json out = ModelJson(model);
  if (talks && asked.measure) out.update(pace ? ordered_json{{"tokens_per_second", pace->tokens_per_second}, {"prompt_tokens_per_second", pace->prompt_tokens_per_second}, {"load_seconds", pace->load_seconds}}
                                              : ordered_json{{"failed", pace.error().message}});
  if (asked.json) return PrintJson(out);
  std::printf("%s\n", LineOf(model).c_str());
  if (talks && asked.measure && pace) std::printf("    %.1f tokens a second, prompts %.0f, loaded in %.1f s, as measured now\n", pace->tokens_per_second, pace->prompt_tokens_per_second, pace->load_seconds);
  if (!pace) std::printf("    does not run: %s\n", pace.error().message.c_str());
  if (talks) std::printf("    --mind %s\n", MindOf(model).c_str());
}

int ListModels(const ModelAsked& asked) {
  const auto places = Places(asked);
  const auto found = llm::FindModels(places);
  for (const FoundModel& model : found) {
    ListOne(model, asked);
  }
  if (found.empty() && !asked.json) {
    std::printf("no models are found. Looked in:\n");
    for (const llm::ModelPlace& place : places) std::printf("    %s (%s)\n", place.folder.c_str(), place.owner.c_str());
    std::printf("Put a .gguf file into the first, or see docs/models.md.\n");
  }
  return kOk;
}

/// Measures each type of weights once.
class Speeds {
 public:
  double Of(const std::string& quantisation) {
    const auto [known, fresh] = speeds_.try_emplace(quantisation, 0.0);
    if (fresh)
      for (const int threads : {1, machine.cores}) known->second = std::max(known->second, llm::MeasureWeightSpeed(quantisation, threads, kMeasureSpan));
    return known->second;
  }
  const Machine machine = llm::LookAtMachine();

 private:
  std::map<std::string, double> speeds_;
};

ordered_json FitJson(const Fit& fit) {
  constexpr const char* kVerdicts[] = {"good", "slow", "tight", "too big"};
  return {{"fits", kVerdicts[static_cast<size_t>(fit.verdict)]}, {"memory", fit.memory}, {"context", fit.context}, {"tokens_per_second", std::round(fit.tokens_per_second * 10) / 10}, {"reason", fit.reason}};
}

int CheckModel(const ModelAsked& asked) {
  const auto found = llm::FindModel(Places(asked), asked.name);
  if (!found) return Complain(found.error());
  if (!found->header) return Complain(found->header.error());
  Speeds speeds;
  const Fit fit = JudgeFit(llm::SizeOf(*found->header), speeds.machine, kContext, speeds.Of(found->header->quantisation));
  ordered_json out = ModelJson(*found);
  out["fit"] = FitJson(fit);
  if (asked.json) PrintJson(out);
  else {
    std::printf("%s\n", LineOf(*found).c_str());
    std::printf("    %s, %s weights, %u layers, %u tokens%s%s\n", found->header->architecture.c_str(), llm::BytesText(found->header->weight_bytes).c_str(), found->header->layers,
                found->header->vocabulary, found->header->has_chat_template ? ", chat template" : ", no chat template", found->header->licence.empty() ? "" : (", licence " + found->header->licence).c_str());
    std::printf("    %s\n", fit.reason.c_str());
  }
  return fit.verdict == Fit::Verdict::kTooBig ? kFailed : kOk;
}

std::string ManifestFile(const ModelAsked& asked) { return DataFolder(asked.data) + "/models.json"; }

/// None where there is no list.
Result<std::vector<KnownModel>> KnownModels(const ModelAsked& asked) {
  auto known = llm::ReadKnownModels(ManifestFile(asked));
  if (!known && known.error().code == ErrorCode::kNotFound) return std::vector<KnownModel>();
  return known;
}

struct Candidate {
  std::string name, source, mind;  // source: whose folder, or "to get"
  uint64_t parameters = 0;
  Fit fit;
};

std::vector<Candidate> Candidates(const ModelAsked& asked, const std::vector<KnownModel>& known, Speeds& speeds) {
  std::vector<Candidate> candidates;
  for (const FoundModel& model : llm::FindModels(Places(asked))) {
    if (!model.header || model.header->kind != GgufHeader::Kind::kModel) continue;
    const double speed = speeds.Of(model.header->quantisation);
    candidates.push_back({model.name, model.owner, MindOf(model), model.header->parameters, JudgeFit(llm::SizeOf(*model.header), speeds.machine, kContext, speed)});
  }
  for (const KnownModel& model : known) {
    const llm::ModelSize size{model.bytes, model.bytes, 0, model.context, model.quantisation};
    if (model.bytes > 0) candidates.push_back({model.name, "to get", "", model.parameters, JudgeFit(size, speeds.machine, kContext, speeds.Of(model.quantisation))});
  }
  // What fits and is fast enough first, and of these the largest: it understands most.
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) { return a.fit.verdict != b.fit.verdict ? a.fit.verdict < b.fit.verdict : a.parameters > b.parameters; });
  return candidates;
}

int Recommend(const ModelAsked& asked) {
  const auto known = KnownModels(asked);
  if (!known) return Complain(known.error());
  Speeds speeds;
  const auto candidates = Candidates(asked, *known, speeds);
  const double speed = speeds.Of("Q4_0");
  const double small = JudgeFit({360'000'000, 350'000'000, 12288, 32768, "Q4_0"}, speeds.machine, kContext, speed).tokens_per_second;
  if (!asked.json) {
    std::printf("this machine: %s of memory, %s free, %d cores; %s of Q4_0 weights a second as measured now\n", llm::BytesText(speeds.machine.memory).c_str(), llm::BytesText(speeds.machine.free).c_str(),
                speeds.machine.cores, llm::BytesText(static_cast<uint64_t>(speed)).c_str());
    if (speeds.machine.load > 0.5 * speeds.machine.cores) std::printf("other programs are at work here (load %.1f): measured again when they rest, it may be more\n", speeds.machine.load);
    if (candidates.empty()) std::printf("no models are here or in %s; a model of 0.5B in Q4_0 would give at most %.0f tokens a second, 1.5B about a third of that\n", ManifestFile(asked).c_str(), small);
  }
  for (const Candidate& candidate : candidates) {
    ordered_json out = {{"name", candidate.name}, {"source", candidate.source}, {"mind", candidate.mind}, {"parameters", candidate.parameters}};
    out.update(FitJson(candidate.fit));
    if (asked.json) PrintJson(out);
    else std::printf("%s (%s): %s\n", candidate.name.c_str(), candidate.source.c_str(), candidate.fit.reason.c_str());
  }
  if (!asked.json && !candidates.empty()) {
    const Candidate& best = candidates.front();
    if (best.fit.verdict != Fit::Verdict::kGood) std::printf("none of them fits well; her own mind needs no model\n");
    else std::printf("recommended: %s\n", best.mind.empty() ? ("samantha model get " + best.name).c_str() : ("--mind " + best.mind).c_str());
  }
  return kOk;
}

/// By name from the list, or as the command line gives it.
Result<KnownModel> Wanted(const ModelAsked& asked) {
  if (!asked.url.empty()) {
    const std::string file = asked.url.substr(asked.url.rfind('/') + 1), name = asked.name.empty() ? file.substr(0, file.find('?')) : asked.name;
    return KnownModel{name, asked.url, ToLower(asked.sha256), 0, "", "", 0, 0, {}};
  }
  const auto known = KnownModels(asked);
  if (!known) return tl::unexpected(known.error());
  std::string names;
  for (const KnownModel& model : *known) {
    if (model.name == asked.name) return model;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", model.name);
  }
  return Fail(ErrorCode::kNotFound, fmt::format("{} lists no \"{}\"{}; give --url and --sha256, or see docs/models.md", ManifestFile(asked), asked.name, names.empty() ? "" : ", only " + names));
}

/// Tells what is to come and asks, where nobody has said yes.
bool MayFetch(const KnownModel& model, const ModelAsked& asked) {
  std::fprintf(stderr, "%s from %s\n    size %s, licence %s\n", model.name.c_str(), model.url.c_str(), model.bytes > 0 ? llm::BytesText(model.bytes).c_str() : "not told", model.licence.empty() ? "not told" : model.licence.c_str());
  if (asked.yes) return true;
  if (!isatty(STDIN_FILENO)) return std::fprintf(stderr, "samantha: nothing was got; say --yes to use the network\n"), false;
  std::fprintf(stderr, "Get it over the network? [y/N] ");
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

boost::asio::awaitable<Result<std::string>> FetchUntilSignal(net::HttpClient& client, KnownModel model, llm::FetchOptions options) {
  const auto executor = co_await boost::asio::this_coro::executor;
  std::stop_source stop;
  boost::asio::signal_set signals(executor, SIGINT, SIGTERM);
  signals.async_wait([&stop](const boost::system::error_code& error, int) {
    if (!error) stop.request_stop();
  });
  const std::stop_token token = stop.get_token();
  auto fetched = co_await llm::FetchModel(client, std::move(model), std::move(options), token);
  signals.cancel();
  co_return fetched;
}

int Get(const ModelAsked& asked) {
  const auto wanted = Wanted(asked);
  if (!wanted) return Complain(wanted.error());
  if (auto checked = llm::CheckKnownModel(*wanted); !checked) return Complain(checked.error());
  if (!MayFetch(*wanted, asked)) return kFailed;
  const bool tell = isatty(STDERR_FILENO) != 0;
  llm::FetchOptions options{DataFolder(asked.data) + "/models", net::Reach::kPublic, nullptr};
  if (tell)
    options.on_progress = [last = uint64_t{0}](uint64_t done, uint64_t all) mutable {
      if (done - std::min(done, last) < 10'000'000 && done != all) return;
      last = done;
      std::fprintf(stderr, "\r%s%s   ", llm::BytesText(done).c_str(), all > 0 ? (" of " + llm::BytesText(all)).c_str() : "");
    };
  net::HttpClient client;
  boost::asio::io_context io(1);
  const auto got = RunNow(io, FetchUntilSignal(client, *wanted, std::move(options)));
  if (tell) std::fputs("\n", stderr);
  if (!got) return Complain(got.error());
  std::printf("%s\n    --mind llama:%s\n", got->c_str(), got->c_str());
  return kOk;
}

}  // namespace

void AddModel(CLI::App& program, Action& action) {
  auto asked = std::make_shared<ModelAsked>();
  CLI::App* model = program.add_subcommand("model", "language models: which are here, which fit, getting one (docs/models.md)");
  model->require_subcommand(1);
  const auto add = [&](const char* name, const char* about, int (*run)(const ModelAsked&)) {
    CLI::App* command = model->add_subcommand(name, about);
    command->add_option("--data", asked->data, "data folder");
    command->callback([asked, run, &action] { action = [asked, run] { return run(*asked); }; });
    return command;
  };
  CLI::App* list = add("list", "models on this machine, those of Ollama, LM Studio, llama.cpp and the Hugging Face hub too", ListModels);
  CLI::App* check = add("check", "looks through a model's header, and whether it fits this machine", CheckModel);
  CLI::App* recommend = add("recommend", "measures this machine, and tells which models fit", Recommend);
  CLI::App* get = add("get", "gets a model by its name in models.json, or by --url and --sha256", Get);
  for (CLI::App* command : {list, check, recommend}) command->add_flag("--json", asked->json, "one JSON object a line");
  list->add_flag("--measure", asked->measure, "run each of them for a moment");
  check->add_option("model", asked->name, "a file, or a name as `model list` has it")->required();
  get->add_option("name", asked->name, "its name");
  get->add_option("--url", asked->url, "https address of a .gguf file");
  get->add_option("--sha256", asked->sha256, "the file's hash, from who made it");
  get->add_flag("--yes", asked->yes, "use the network without asking");
}

}  // namespace sam::app
