// The composition root: commands, and nothing else.
#include <CLI/CLI.hpp>

#include <clocale>
#include <csignal>
#include <cstdio>

#include "app/commands.h"
#include "app/options.h"

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "");
  if (std::setlocale(LC_CTYPE, nullptr) == std::string("C")) std::setlocale(LC_CTYPE, "C.UTF-8");
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App program("Samantha: an AI companion who runs on your own machine. Korean and English.", "samantha");
  program.require_subcommand(1);
  program.set_version_flag("--version", "samantha 0.1.0");
  sam::app::Action action;
  sam::app::AddChat(program, action);
  sam::app::AddServe(program, action);
  sam::app::AddPerceive(program, action);
  sam::app::AddSolve(program, action);
  sam::app::AddRecall(program, action);
  sam::app::AddThink(program, action);
  sam::app::AddSay(program, action);
  sam::app::AddHear(program, action);
  sam::app::AddSpeakFor(program, action);
  sam::app::AddHearFor(program, action);
  sam::app::AddSee(program, action);
  sam::app::AddContent(program, action);
  sam::app::AddPeople(program, action);
  sam::app::AddDoctor(program, action);
  sam::app::AddArchive(program, action);
  sam::app::AddCard(program, action);
  sam::app::AddBackup(program, action);
  sam::app::AddReins(program, action);
  sam::app::AddModel(program, action);
  sam::app::AddKeys(program, action);
  sam::app::AddDevices(program, action);
  sam::app::AddTools(program, action);
  sam::app::AddBench(program, action);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    if (wrong.get_exit_code() == 0) return program.exit(wrong);
    std::fprintf(stderr, "samantha: %s; samantha --help lists what there is\n", wrong.what());
    return sam::app::kWrongUsage;
  }
  return action ? action() : sam::app::kWrongUsage;
}
