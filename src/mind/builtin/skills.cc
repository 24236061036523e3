#include "mind/builtin/skills.h"

#include "mind/builtin/acquaint_skill.h"
#include "mind/builtin/advise_skill.h"
#include "mind/builtin/bond_skill.h"
#include "mind/builtin/bring_up_skill.h"
#include "mind/builtin/choose_skill.h"
#include "mind/builtin/clock_skill.h"
#include "mind/builtin/draft_skill.h"
#include "mind/builtin/echo_skill.h"
#include "mind/builtin/english_matter_skill.h"
#include "mind/builtin/enough_skill.h"
#include "mind/builtin/feeling_skill.h"
#include "mind/builtin/finding_skill.h"
#include "mind/builtin/follow_skill.h"
#include "mind/builtin/heed_skill.h"
#include "mind/builtin/joke_skill.h"
#include "mind/builtin/korean_matter_skill.h"
#include "mind/builtin/meant_skill.h"
#include "mind/builtin/memory_skill.h"
#include "mind/builtin/mend_skill.h"
#include "mind/builtin/mirror_skill.h"
#include "mind/builtin/news_skill.h"
#include "mind/builtin/picture_skill.h"
#include "mind/builtin/plain_skill.h"
#include "mind/builtin/rather_skill.h"
#include "mind/builtin/recall_skill.h"
#include "mind/builtin/recommend_skill.h"
#include "mind/builtin/rejoinder_skill.h"
#include "mind/builtin/remark_skill.h"
#include "mind/builtin/respond_skill.h"
#include "mind/builtin/reword_skill.h"
#include "mind/builtin/riddle_skill.h"
#include "mind/builtin/silence_skill.h"
#include "mind/builtin/stay_skill.h"
#include "mind/builtin/story_skill.h"
#include "mind/builtin/take_up_skill.h"
#include "mind/builtin/taste_skill.h"
#include "mind/builtin/told_skill.h"
#include "mind/builtin/twenty_questions_skill.h"
#include "mind/builtin/whim_skill.h"
#include "mind/builtin/wonder_skill.h"
#include "mind/builtin/word_chain_skill.h"

namespace sam {

std::vector<std::unique_ptr<SceneSkill>> AllSkills() {
  std::vector<std::unique_ptr<SceneSkill>> all;
  all.push_back(std::make_unique<AcquaintSkill>());
  all.push_back(std::make_unique<FindingSkill>());
  all.push_back(std::make_unique<PictureSkill>());
  all.push_back(std::make_unique<RiddleSkill>());
  all.push_back(std::make_unique<RatherSkill>());
  all.push_back(std::make_unique<WordChainSkill>());
  all.push_back(std::make_unique<TwentyQuestionsSkill>());
  all.push_back(std::make_unique<ClockSkill>());
  all.push_back(std::make_unique<BringUpSkill>());
  all.push_back(std::make_unique<MemorySkill>());
  all.push_back(std::make_unique<RecallSkill>());
  all.push_back(std::make_unique<FeelingSkill>());
  all.push_back(std::make_unique<BondSkill>());
  all.push_back(std::make_unique<EnoughSkill>());
  all.push_back(std::make_unique<JokeSkill>());
  all.push_back(std::make_unique<RewordSkill>());
  all.push_back(std::make_unique<ChooseSkill>());
  all.push_back(std::make_unique<DraftSkill>());
  all.push_back(std::make_unique<RecommendSkill>());
  all.push_back(std::make_unique<EnglishMatterSkill>());
  all.push_back(std::make_unique<AdviseSkill>());
  all.push_back(std::make_unique<StorySkill>());
  all.push_back(std::make_unique<KoreanMatterSkill>());
  all.push_back(std::make_unique<RemarkSkill>());
  all.push_back(std::make_unique<RejoinderSkill>());
  all.push_back(std::make_unique<FollowSkill>());
  all.push_back(std::make_unique<ToldSkill>());
  all.push_back(std::make_unique<TasteSkill>());
  all.push_back(std::make_unique<RespondSkill>());
  all.push_back(std::make_unique<PlainSkill>());
  all.push_back(std::make_unique<HeedSkill>());
  all.push_back(std::make_unique<MeantSkill>());
  all.push_back(std::make_unique<MendSkill>());
  all.push_back(std::make_unique<StaySkill>());
  all.push_back(std::make_unique<MirrorSkill>());
  all.push_back(std::make_unique<TakeUpSkill>());
  all.push_back(std::make_unique<NewsSkill>());
  all.push_back(std::make_unique<WhimSkill>());
  all.push_back(std::make_unique<WonderSkill>());
  all.push_back(std::make_unique<EchoSkill>());
  return all;
}

}  // namespace sam
