// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <opencv2/objdetect.hpp>
#include <string>
#include <vector>

namespace presence::critique {

// Private to core/critique: carries OpenCV types.

/// One thread's own copies of OpenCV's cascades. Detecting changes a cascade, so a set is never shared.
struct CascadeSet
{
    cv::CascadeClassifier alt, standard, improved, profile;
    cv::CascadeClassifier eyeGlasses, eye, leftEye, rightEye;
    cv::CascadeClassifier smile;
};

/// Hands every caller a set of its own and keeps returned ones for the next. Safe from several threads.
class CascadePool
{
public:
    /// Reads the files once; `folder` holds haarcascades/ and lbpcascades/.
    static Result<std::shared_ptr<CascadePool>> load(const std::filesystem::path &folder);

    class Lease
    {
    public:
        Lease(CascadePool &pool, std::unique_ptr<CascadeSet> set)
            : m_pool(pool)
            , m_set(std::move(set))
        {
        }
        ~Lease() { m_pool.giveBack(std::move(m_set)); }
        Lease(const Lease &) = delete;
        Lease &operator=(const Lease &) = delete;
        CascadeSet &operator*() const { return *m_set; }
        CascadeSet *operator->() const { return m_set.get(); }

    private:
        CascadePool &m_pool;
        std::unique_ptr<CascadeSet> m_set;
    };

    Lease borrow();

private:
    Result<std::unique_ptr<CascadeSet>> parse() const;
    void giveBack(std::unique_ptr<CascadeSet> set);

    std::vector<std::string> m_texts; ///< XML, in the order of the members of CascadeSet
    std::mutex m_guard;
    std::vector<std::unique_ptr<CascadeSet>> m_idle;
};

} // namespace presence::critique
