#include "companion/setup_talk.h"

#include "conscience/notice.h"
#include "persona/interview.h"

namespace sam {

using boost::asio::awaitable;

awaitable<Result<SetupTalk>> BeginSetup(Conversation& conversation, Language language, Moment at) {
  SetupTalk talk;
  const Life& life = conversation.life();
  if (life.interview().done || Number(life.turn()) > 1) {
    talk.done = true;
    co_return talk;
  }
  Persona persona = life.persona();
  if (!persona.language) persona.language = language;
  if (!life.notices().shown) {
    talk.notice = conscience::NoticeText(conscience::NoticeKind::kFirst, language, persona.level, persona.name, conversation.Reins());
    if (auto noted = co_await conversation.NoteNotice(at); !noted) co_return tl::unexpected(noted.error());
  }
  const int step = life.interview().step == 0 ? 1 : life.interview().step;
  if (life.interview().step == 0)
    if (auto noted = co_await conversation.NoteInterview({step, false}, persona, "", "", at); !noted) co_return tl::unexpected(noted.error());
  talk.question = InterviewQuestion(step, *persona.language, persona, conversation.person().seed);
  co_return talk;
}

awaitable<Result<SetupTalk>> AnswerSetup(Conversation& conversation, std::string answer, Moment at) {
  SetupTalk talk;
  const Life& life = conversation.life();
  if (life.interview().done || life.interview().step == 0) {
    talk.done = true;
    co_return talk;
  }
  const uint64_t seed = conversation.person().seed;
  InterviewTurn turn = AnswerInterview(life.interview().step, answer, life.persona().language.value_or(Language::kEnglish), life.persona(), seed);
  turn.persona.language = turn.language;
  talk.said = turn.reply;
  talk.done = turn.Done();
  talk.aside = turn.aside;
  if (!talk.done) talk.question = InterviewQuestion(turn.next, turn.language, turn.persona, seed);
  auto noted = co_await conversation.NoteInterview({turn.next, talk.done}, turn.persona, std::move(answer), turn.person_name.value_or(""), at);
  if (!noted) co_return tl::unexpected(noted.error());
  co_return talk;
}

}  // namespace sam
