// Small word lists and the questions asked of them: which nouns are people, pets, jobs, events, names; which words only
// look as if they ended in a particle.
#pragma once

#include <string>
#include <string_view>

namespace sam::korean {

/// A whole word whose end only looks like a particle ("휴가", "고양이", "회의", "포도").
bool EndsLikeParticle(std::string_view word);
/// "엄마", "사수", "룸메이트", "담임선생님", "큰딸": someone by his place in the person's life.
bool IsRelation(std::string_view word);
/// "거북이", "강아지", "햄스터".
bool IsAnimal(std::string_view word);
/// "물리치료사", "간호사", "개발자": what someone is by trade or study.
bool IsJob(std::string_view word);
/// "결혼식", "면접", "마라톤", "발표": something that has a date.
bool IsEvent(std::string_view word);
/// "회사", "병원", "초등학교": where people work or study.
bool IsWorkplace(std::string_view word);
/// "서울", "고흥", "서신동", "캐나다".
bool IsPlace(std::string_view word);
/// "아파트", "빌라", "원룸".
bool IsDwelling(std::string_view word);
/// "나", "저", "내가", "제", "우리"...
bool IsFirstPerson(std::string_view word);
/// "너", "네", "사만다", "당신".
bool IsSecondPerson(std::string_view word);
/// "그거", "이건", "오늘", "여기", "문제": words that make no lasting subject.
bool IsEmptySubject(std::string_view word);
/// "누구", "뭐", "언제", "어디", "몇"... without particle.
bool IsQuestionWord(std::string_view word);
/// "그냥", "진짜", "요즘": adverbs and fillers, which are no content.
bool IsAdverb(std::string_view word);
/// A job title that follows a name: "대리", "주임님", "선생님", "씨".
bool IsTitle(std::string_view word);
/// Surname and given name, three syllables (two with a rare one-syllable given name are not taken).
bool LooksLikeFullName(std::string_view word);
/// A full name or two syllables that are common in given names and are no common noun.
bool LooksLikeName(std::string_view word);
/// "하율이" -> "하율" where that is the name; otherwise the word.
std::string_view NameWithoutI(std::string_view word);
/// "어머니" -> "엄마", "와이프" -> "아내", "팀장님" -> "팀장": the same for everything that means the same someone.
std::string_view Canonical(std::string_view noun);
/// An honorific noun's plain key: "성함" -> "이름", "연세" -> "나이", "생신" -> "생일"; otherwise the word.
std::string_view PlainNoun(std::string_view noun);

}  // namespace sam::korean
