#include "mind/llm/worker/worker.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "mind/llm/worker_wire.h"
#include "tests/support/gguf_writer.h"

namespace sam::llm {
namespace {

constexpr unsigned kPatience = 120;  // seconds, until a child that hangs is ended

struct End {
  std::string said;  // the first line
  int status = 0;
};

/// A worker of `path` in a process of its own; `ask` is sent to it where it becomes ready.
End RunIt(const std::string& path, const std::string& ask) {
  int ends[2];
  EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    alarm(kPatience);
    close(ends[0]);
    _exit(RunWorker({.model = path, .engine = {.threads = 1, .context = 512, .talks = 1}}, ends[1]));
  }
  close(ends[1]);
  std::string said;
  const auto read_line = [&] {
    said.clear();
    for (char c; read(ends[0], &c, 1) == 1 && c != '\n';) said += c;
  };
  read_line();
  const auto first = ReadFromWorker(said);
  if (first && std::holds_alternative<Ready>(*first)) {
    EXPECT_EQ(write(ends[0], ask.data(), ask.size()), static_cast<ssize_t>(ask.size()));
    read_line();
  }
  shutdown(ends[0], SHUT_RDWR);
  close(ends[0]);
  End end{said};
  waitpid(child, &end.status, 0);
  return end;
}

std::string ErrorIn(const End& end) {
  const auto message = ReadFromWorker(end.said);
  const auto* failed = message ? std::get_if<Failed>(&*message) : nullptr;
  return failed == nullptr ? "no error: " + end.said : failed->error.message;
}

/// A tiny model with this template, gone with it.
class ModelWith {
 public:
  explicit ModelWith(const std::string& chat_template) : path_("/tmp/samantha-template-" + std::to_string(getpid()) + ".gguf") {
    support::GgufImage image = support::DescribeModel(*support::ShapeNamed("qwen2-tiny"));
    image.Set("tokenizer.chat_template", support::Text(chat_template));
    std::ofstream(path_, std::ios::binary) << image.Header() << support::WeightsOf(image, 1);
  }
  ~ModelWith() { unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  const std::string path_;
};

std::string Asking(std::vector<ChatMessage> messages) {
  GenerationRequest request;
  request.messages = std::move(messages);
  request.most_tokens = 2;
  return WriteLine(ToWorker(Ask{7, request}));
}

const std::string kTurns = "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n";
const std::string kLoop = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";

TEST(Worker, EndsWithAWordWhereATemplateLoopsForEver) {
  const ModelWith model(kLoop + kTurns);
  const End end = RunIt(model.path(), Asking({{Role::kUser, "hi"}}));
  EXPECT_NE(ErrorIn(end).find("does not come to an end"), std::string::npos) << end.said;
  EXPECT_TRUE(WIFEXITED(end.status) && WEXITSTATUS(end.status) == 1) << end.status;
}

TEST(Worker, EndsWithAWordWhereATemplateLoopsOnlyInSomeTalks) {
  const ModelWith model(kTurns + "{% if messages|length > 4 %}" + kLoop + "{% endif %}");
  const End end = RunIt(model.path(), Asking({{Role::kUser, "a"}, {Role::kAssistant, "b"}, {Role::kUser, "c"}, {Role::kAssistant, "d"}, {Role::kUser, "e"}}));
  EXPECT_NE(ErrorIn(end).find("does not come to an end"), std::string::npos) << end.said;
}

TEST(Worker, RefusesATemplateThatFillsTheMemory) {
  for (const std::string& much : {std::string("{% set ns = namespace(s='xxxxxxxxxxxxxxxx') %}{% for i in range(40) %}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}"), std::string("{% for i in range(3000000000) %}x{% endfor %}")}) {
    const ModelWith model(much + kTurns);
    const End end = RunIt(model.path(), Asking({{Role::kUser, "hi"}}));
    EXPECT_NE(ErrorIn(end).find("chat template"), std::string::npos) << end.said;
    EXPECT_TRUE(WIFEXITED(end.status)) << end.status;
  }
}

TEST(Worker, RefusesATemplateThatWritesMuchAroundWhatIsSaid) {
  const ModelWith model("{% for i in range(2000) %}" + std::string(100, 'x') + "{% endfor %}" + kTurns);
  EXPECT_NE(ErrorIn(RunIt(model.path(), Asking({{Role::kUser, "hi"}}))).find("writes too much"), std::string::npos);
}

TEST(Worker, LooksThroughTheFileItself) {
  const ModelWith model(kTurns);
  EXPECT_EQ(truncate(model.path().c_str(), 9000), 0);
  const End end = RunIt(model.path(), "");
  EXPECT_NE(ErrorIn(end).find("is refused"), std::string::npos) << end.said;
}

TEST(Worker, AnswersWithASoundTemplate) {
  const ModelWith model(kTurns);
  const End end = RunIt(model.path(), Asking({{Role::kUser, "hi"}}));
  const auto message = ReadFromWorker(end.said);
  EXPECT_TRUE(message && (std::holds_alternative<PieceSaid>(*message) || std::holds_alternative<Done>(*message))) << end.said;
  EXPECT_EQ(end.status, 0);
}

}  // namespace
}  // namespace sam::llm
