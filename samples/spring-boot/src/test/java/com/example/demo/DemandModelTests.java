package com.example.demo;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest
class DemandModelTests {

    @Autowired
    private DemandModel model;

    @GradientCheck
    void gradientIsThatOfTheCost(@RandomPoint(size = 2) double[] w, GradientSubject subject) {
        subject.point(w).cost(model::cost).gradient(model::gradient);
    }
}
