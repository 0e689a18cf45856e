// SPDX-License-Identifier: MIT
#include "core/critique/detect/cascades.h"

#include "core/base/file_io.h"

#include <array>

namespace presence::critique {

namespace {

struct CascadeFile
{
    const char *name;
    cv::CascadeClassifier CascadeSet::*member;
};

constexpr std::array cascadeFiles{
    CascadeFile{"haarcascades/haarcascade_frontalface_alt.xml", &CascadeSet::alt},
    CascadeFile{"haarcascades/haarcascade_frontalface_default.xml", &CascadeSet::standard},
    CascadeFile{"lbpcascades/lbpcascade_frontalface_improved.xml", &CascadeSet::improved},
    CascadeFile{"haarcascades/haarcascade_profileface.xml", &CascadeSet::profile},
    CascadeFile{"haarcascades/haarcascade_eye_tree_eyeglasses.xml", &CascadeSet::eyeGlasses},
    CascadeFile{"haarcascades/haarcascade_eye.xml", &CascadeSet::eye},
    CascadeFile{"haarcascades/haarcascade_lefteye_2splits.xml", &CascadeSet::leftEye},
    CascadeFile{"haarcascades/haarcascade_righteye_2splits.xml", &CascadeSet::rightEye},
    CascadeFile{"haarcascades/haarcascade_smile.xml", &CascadeSet::smile},
};

} // namespace

Result<std::shared_ptr<CascadePool>> CascadePool::load(const std::filesystem::path &folder)
{
    auto pool = std::make_shared<CascadePool>();
    for (const CascadeFile &file : cascadeFiles) {
        auto text = readFile(folder / file.name, std::size_t(16) << 20);
        if (!text)
            return text.error();
        pool->m_texts.push_back(std::move(*text));
    }
    auto first = pool->parse();
    if (!first)
        return first.error();
    pool->giveBack(std::move(*first));
    return pool;
}

Result<std::unique_ptr<CascadeSet>> CascadePool::parse() const
{
    auto set = std::make_unique<CascadeSet>();
    for (std::size_t i = 0; i < cascadeFiles.size(); ++i) {
        try {
            const cv::FileStorage storage(m_texts[i], cv::FileStorage::READ | cv::FileStorage::MEMORY);
            if ((*set.*cascadeFiles[i].member).read(storage.getFirstTopLevelNode()))
                continue;
        } catch (const cv::Exception &) {
            // Told below: a file that throws and one that reads as nothing are equally useless.
        }
        return Error{Error::Kind::BadInput, std::string("OpenCV cannot read its own cascade ") +
                                                cascadeFiles[i].name +
                                                ". Reinstall the package opencv-data."};
    }
    return set;
}

CascadePool::Lease CascadePool::borrow()
{
    {
        const std::lock_guard lock(m_guard);
        if (!m_idle.empty()) {
            auto set = std::move(m_idle.back());
            m_idle.pop_back();
            return {*this, std::move(set)};
        }
    }
    // load() has parsed the same texts before, so this cannot fail.
    return {*this, std::move(parse().value())};
}

void CascadePool::giveBack(std::unique_ptr<CascadeSet> set)
{
    const std::lock_guard lock(m_guard);
    m_idle.push_back(std::move(set));
}

} // namespace presence::critique
