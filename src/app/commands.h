// One function a command: registers its options and what runs when it was chosen.
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace sam::app {

/// Set by the chosen command's callback; run after parsing; gives the exit code.
using Action = std::function<int()>;

void AddChat(CLI::App& program, Action& action);
void AddServe(CLI::App& program, Action& action);
void AddPerceive(CLI::App& program, Action& action);
void AddSolve(CLI::App& program, Action& action);
void AddRecall(CLI::App& program, Action& action);
void AddThink(CLI::App& program, Action& action);
void AddSay(CLI::App& program, Action& action);
void AddHear(CLI::App& program, Action& action);
void AddSpeakFor(CLI::App& program, Action& action);
void AddHearFor(CLI::App& program, Action& action);
void AddSee(CLI::App& program, Action& action);
void AddContent(CLI::App& program, Action& action);
void AddPeople(CLI::App& program, Action& action);
void AddDoctor(CLI::App& program, Action& action);
void AddArchive(CLI::App& program, Action& action);
void AddCard(CLI::App& program, Action& action);
void AddBackup(CLI::App& program, Action& action);
void AddReins(CLI::App& program, Action& action);
void AddModel(CLI::App& program, Action& action);
void AddKeys(CLI::App& program, Action& action);
void AddDevices(CLI::App& program, Action& action);
void AddTools(CLI::App& program, Action& action);
void AddBench(CLI::App& program, Action& action);

}  // namespace sam::app
